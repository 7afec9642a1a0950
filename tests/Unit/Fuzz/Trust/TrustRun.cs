namespace Tokens.Tests.Unit.Fuzz.Trust;

/// <summary>What a sweep over a deployment sent and wrote.</summary>
/// <param name="Sent">The places at which the secrets lie that were sent.</param>
internal sealed record TrustRun(IReadOnlyList<SentSecrets> Sent, IReadOnlyList<WrittenParameter> Written)
{
    /// <summary>Each definition is written a minute after the one before, and swept once they are all there.</summary>
    public static async Task<TrustRun> OfAsync(Deployment deployment)
    {
        var world = new RefreshWorld();
        world.SetVariable("TOKENS_ALLOWED_HOSTS", Deployment.AllowedHost);
        world.SetVariable("TOKENS_CREDENTIAL_PATHS", "/my-erp");
        world.SetVariable("TOKENS_OUTPUT_PATHS", "/sp-api");
        foreach (var place in Deployment.Places)
        {
            world.Put(place, Secret.Of(ValueAt(place)));
        }

        world.SetVariable("GITHUB_TOKEN", ValueAt("env:GITHUB_TOKEN"));
        // Parameter Store keeps a parameter's type, and a definition is a String.
        var defined = deployment
            .Clients.Select(one => $"/tokens/clients/{one.Name}")
            .Concat(deployment.Connections.Select(one => $"/tokens/connections/{one.Name}"));
        foreach (var place in Deployment.Places.Intersect(defined))
        {
            world.Memory.Forget(Some.Parameter(place));
        }

        foreach (var (name, json) in deployment.Clients)
        {
            world.DefineClient(name, json);
        }

        foreach (var (name, json) in deployment.Connections)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            world.Define(name, json);
        }

        world.Clock.Advance(TimeSpan.FromDays(1));
        world.Endpoint.Otherwise = (request, _) => Task.FromResult<ExchangeOutcome>(IssuedTo(request.Connection));
        await world.SweepAsync();
        return new TrustRun([.. world.Endpoint.Requests.Select(Sending)], [.. Writes(world)]);
    }

    /// <summary>A parameter that two connections write, or from which two send the refresh token.</summary>
    public static string? Twice(TrustRun run)
    {
        var written = run
            .Written.Concat(
                run.Sent.Where(sent => sent.RefreshToken is not null)
                    .Select(sent => new WrittenParameter(sent.Connection, sent.RefreshToken!))
            )
            .Distinct();
        var shared = written.GroupBy(one => one.Parameter).FirstOrDefault(users => users.Skip(1).Any());
        return shared is null
            ? null
            : $"{shared.Key} serves {string.Join(" and ", shared.Select(one => one.Connection))}";
    }

    private static string ValueAt(string place) => "fake-value-at-" + place;

    private static string PlaceOf(Secret value) => value.Reveal()["fake-value-at-".Length..];

    private static ExchangeOutcome.Refreshed IssuedTo(Connection connection) =>
        new(
            new AccessToken(Secret.Of($"fake-issued-to-{connection.Name}"), TimeSpan.FromHours(1)),
            Secret.Of($"fake-issued-to-{connection.Name}"),
            connection.Provider.ReturnsInstanceUrl ? $"https://{connection.Name}.my.salesforce.com" : null
        );

    private static SentSecrets Sending(TokenRequest request) =>
        new(
            request.Connection.Name.Value,
            request.Connection.Endpoint.Token.OriginalString,
            PlaceOf(request.Client.Id),
            PlaceOf(request.Client.Secret),
            request.RefreshToken is { } token ? PlaceOf(token) : null
        );

    /// <summary>Whose tokens it was shows in what was written.</summary>
    private static IEnumerable<WrittenParameter> Writes(RefreshWorld world) =>
        from write in world.Store.Writes
        let value = write.Value.Reveal()
        let owner = value.StartsWith("fake-issued-to-", StringComparison.Ordinal) ? value["fake-issued-to-".Length..]
        : value.EndsWith(".my.salesforce.com", StringComparison.Ordinal) ? new Uri(value).Host.Split('.')[0]
        : null
        where owner is not null
        select new WrittenParameter(owner, write.Name.Value);
}

internal sealed record SentSecrets(string Connection, string Endpoint, string Id, string Secret, string? RefreshToken);

internal sealed record WrittenParameter(string Connection, string Parameter);
