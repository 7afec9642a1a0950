namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>The members' names are the ones on the wire.</summary>
public enum ParameterType
{
#pragma warning disable CA1720 // AWS names it so.
    String,
#pragma warning restore CA1720
    StringList,
    SecureString,
}
