namespace Tokens.Tests.ParameterStoreServer;

/// <summary>Calls a second, and at once, before ThrottlingException.</summary>
/// <param name="Gets">GetParameter, GetParameters and GetParametersByPath together.</param>
/// <param name="Puts">PutParameter.</param>
/// <param name="Deletes">DeleteParameter and DeleteParameters.</param>
public sealed record ThrottlingRates(double Gets, double Puts, double Deletes)
{
    /// <summary>What an account has unless it pays for more.</summary>
    public static ThrottlingRates Default { get; } = new(40, 3, 5);
}
