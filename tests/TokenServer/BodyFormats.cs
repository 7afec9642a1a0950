namespace Tokens.Tests.TokenServers;

[Flags]
public enum BodyFormats
{
    None = 0,
    Form = 1,
    Json = 2,
}
