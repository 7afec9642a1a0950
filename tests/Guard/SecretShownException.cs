namespace Tokens.Tests.Guard;

/// <summary>A test's secret was shown. The message repeats it: the tests' secrets are fake.</summary>
public sealed class SecretShownException : Exception
{
    public SecretShownException(string message)
        : base(message) { }
}
