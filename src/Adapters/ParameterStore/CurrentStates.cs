namespace Tokens.Adapters.ParameterStore;

/// <summary>A connection's access token, refresh token and status, undecrypted and in one call.</summary>
public sealed class CurrentStates(IParameters parameters, ParameterLayout layout) : ICurrentStates
{
    public async Task<CurrentState> ReadAsync(
        Connection connection,
        ParameterName refreshToken,
        CancellationToken cancellation
    )
    {
        var access = new ParameterSelector(connection.Outputs.AccessToken);
        var refresh = new ParameterSelector(refreshToken);
        var status = new ParameterSelector(layout.Status(connection.Name));
        var found = await parameters.GetAsync([access, refresh, status], decrypt: false, cancellation);
        if (found.Values.OfType<ParameterLookup.Unreadable>().FirstOrDefault() is { } unreadable)
        {
            return new CurrentState.Unreadable(unreadable.Reason);
        }

        return new CurrentState.Known(
            (found[access] as ParameterLookup.Found)?.Parameter.ModifiedAt,
            found[refresh] is ParameterLookup.Found { Parameter: var stored }
                ? new CredentialVersion(stored.Version, stored.ModifiedAt)
                : null,
            StatusIn(found[status])
        );
    }

    /// <summary>One that cannot be read was told of when the connection was surveyed.</summary>
    private static ConnectionStatus StatusIn(ParameterLookup lookup) =>
        lookup is ParameterLookup.Found { Parameter.Value: var value }
        && StatusJson.Parse(value.Reveal()) is Parsed<ConnectionStatus>.Valid { Value: var status }
            ? status
            : ConnectionStatus.Unknown;
}
