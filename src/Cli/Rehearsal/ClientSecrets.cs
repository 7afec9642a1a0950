namespace Tokens.Cli.Rehearsal;

/// <summary>One client's secrets: each works until its life or its grace is over.</summary>
internal sealed class ClientSecrets(ServerHabits habits, TimeProvider clock)
{
    private readonly List<(string Value, DateTimeOffset EndsAt)> issued = [];

    /// <summary>A new secret. The one before it dies when its grace is over.</summary>
    public string Issue()
    {
        var now = clock.GetUtcNow();
        var graceEnds = now + habits.Grace;
        for (var i = 0; i < issued.Count; i++)
        {
            issued[i] = issued[i].EndsAt > graceEnds ? (issued[i].Value, graceEnds) : issued[i];
        }

        var secret = Credentials.New("rehearsal-secret-");
        issued.Add((secret, habits.SecretLife is { } life ? now + life : DateTimeOffset.MaxValue));
        return secret;
    }

    public bool Accepts(string secret) => issued.Exists(one => one.Value == secret && one.EndsAt > clock.GetUtcNow());
}
