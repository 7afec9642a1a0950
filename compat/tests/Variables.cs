using Xunit;

namespace Tokens.Tests.Compat;

/// <summary>
/// Environment variables for the length of a test. Nothing else runs during a test that changes them or Console.
/// </summary>
[CollectionDefinition(ProcessWide, DisableParallelization = true)]
public sealed class Variables : IDisposable
{
    public const string ProcessWide = "process-wide";

    private readonly Dictionary<string, string?> before = [];

    public string? this[string name]
    {
        set
        {
            before.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach (var (name, value) in before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
