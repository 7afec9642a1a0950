namespace Tokens.Cli.SampleProvider;

/// <summary>One client's secrets: each works until its lifetime or its grace period ends.</summary>
internal sealed class ClientSecrets(ProviderBehavior behavior, TimeProvider clock)
{
    private readonly List<(string Value, DateTimeOffset EndsAt)> issued = [];

    /// <summary>A new secret. The previous one works until its grace period ends.</summary>
    public string Issue()
    {
        var now = clock.GetUtcNow();
        var graceEnds = now + behavior.Grace;
        for (var i = 0; i < issued.Count; i++)
        {
            issued[i] = issued[i].EndsAt > graceEnds ? (issued[i].Value, graceEnds) : issued[i];
        }

        var secret = AuthorizationServer.NewCredential("sample-secret-");
        issued.Add((secret, behavior.SecretLifetime is { } life ? now + life : DateTimeOffset.MaxValue));
        return secret;
    }

    public bool Accepts(string secret) => issued.Exists(one => one.Value == secret && one.EndsAt > clock.GetUtcNow());
}
