namespace Tokens.Tests.LambdaHosts;

public enum OutputSource
{
    StandardOutput,
    StandardError,
}
