namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>Keys that KMS no longer serves: reading or writing a value under one fails the whole call.</summary>
internal sealed class KeyRule(IReadOnlySet<string> disabled)
{
    /// <summary>A key left out is the account's default one, whatever the previous version had.</summary>
    public string? Decide(ParameterType type, string? asked)
    {
        if (type != ParameterType.SecureString)
        {
            return null;
        }

        var key = asked ?? Account.DefaultKey;
        RequireUsable(key);
        return key;
    }

    public void RequireReadable(ParameterVersion version)
    {
        if (version.KeyId is { } key)
        {
            RequireUsable(key);
        }
    }

    private void RequireUsable(string key)
    {
        if (disabled.Contains(key))
        {
            throw new RefusedException("InvalidKeyId", $"{key} is disabled.");
        }
    }
}
