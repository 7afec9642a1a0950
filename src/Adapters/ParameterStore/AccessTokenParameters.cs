namespace Tokens.Adapters.ParameterStore;

/// <summary>Access tokens as SecureStrings, instance URLs as Strings, where the definitions say.</summary>
public sealed class AccessTokenParameters(IParameters parameters) : IAccessTokens
{
    public async Task<IReadOnlyDictionary<ConnectionName, StoredOutputs>> ReadOutputsAsync(
        IReadOnlyCollection<Connection> connections,
        CancellationToken cancellation
    )
    {
        var selectors = connections.SelectMany(Outputs).ToHashSet();
        // Undecrypted: the token's age tells all, and an instance URL is no secret.
        var found = await parameters.GetAsync(selectors, decrypt: false, cancellation);
        return connections.ToDictionary(connection => connection.Name, connection => Outputs(connection, found));
    }

    public Task SaveAsync(Connection connection, AccessToken token, CancellationToken cancellation) =>
        parameters.WriteAsync(
            new ParameterWrite(connection.Outputs.AccessToken, token.Value) { IsSecure = true },
            cancellation
        );

    public Task SaveInstanceUrlAsync(Connection connection, string url, CancellationToken cancellation) =>
        parameters.WriteAsync(new ParameterWrite(connection.Outputs.InstanceUrl, Secret.Of(url)), cancellation);

    private static StoredOutputs Outputs(
        Connection connection,
        IReadOnlyDictionary<ParameterSelector, ParameterLookup> found
    )
    {
        var lookups = Outputs(connection).Select(selector => found[selector]).ToList();
        if (lookups.OfType<ParameterLookup.Unreadable>().FirstOrDefault() is { } unreadable)
        {
            return new StoredOutputs.Unreadable(unreadable.Reason);
        }

        var token = lookups[0] as ParameterLookup.Found;
        var url = lookups.Count > 1 ? lookups[1] as ParameterLookup.Found : null;
        return new StoredOutputs.Known(token?.Parameter.ModifiedAt, url?.Parameter.Value.Reveal());
    }

    private static IEnumerable<ParameterSelector> Outputs(Connection connection) =>
        connection.Provider.ReturnsInstanceUrl
            ? [new(connection.Outputs.AccessToken), new(connection.Outputs.InstanceUrl)]
            : [new(connection.Outputs.AccessToken)];
}
