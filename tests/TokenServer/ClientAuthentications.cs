namespace Tokens.Tests.TokenServers;

/// <summary>RFC 6749 section 2.3.1: how a client shows its id and secret.</summary>
[Flags]
public enum ClientAuthentications
{
    None = 0,
    Basic = 1,
    Body = 2,
}
