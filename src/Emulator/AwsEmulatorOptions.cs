using Tokens.Emulator.Ssm;

namespace Tokens.Emulator;

public sealed record AwsEmulatorOptions
{
    /// <summary>On 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
    public StoreLimits Limits { get; init; } = new();

    /// <summary>Off where null: tests and benchmarks that want AWS's rates, or scaled ones, say so.</summary>
    public ThrottlingRates? Throttling { get; init; }

    /// <summary>What each call waits before it is done, on the injected clock.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.Zero;

    /// <summary>Off for long benchmarks, where the record of all calls would only grow.</summary>
    public bool RecordCalls { get; init; } = true;
}

/// <summary>Calls a second, and at once, before ThrottlingException.</summary>
/// <param name="Gets">GetParameter, GetParameters and GetParametersByPath together.</param>
/// <param name="Puts">PutParameter.</param>
/// <param name="Deletes">DeleteParameter and DeleteParameters.</param>
public sealed record ThrottlingRates(double Gets, double Puts, double Deletes)
{
    /// <summary>What an account has unless it pays for more.</summary>
    public static ThrottlingRates Default { get; } = new(40, 3, 5);
}
