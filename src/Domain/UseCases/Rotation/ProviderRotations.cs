using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Tokens;
using Tokens.Domain.Model.Values;
using Tokens.Domain.Ports;

namespace Tokens.Domain.UseCases.Rotation;

/// <summary>
/// Recognises a change of a refresh token that Tokens made itself, because the provider rotated it. Each comes back as an
/// event, hundreds an hour, so it takes two reads however many connections there are.
/// </summary>
public sealed class ProviderRotations(ParameterLayout layout, ICatalogue catalogue, IStatuses statuses)
{
    /// <summary>
    /// True only for the standard parameter of a rotating refresh token whose own connection does not wait for it. Another
    /// connection that uses the same parameter and waits is not looked for: the next scheduled run finds the token changed.
    /// </summary>
    /// <exception cref="StoreException">The definition or the status could not be read.</exception>
    public async Task<bool> IsExpectedAsync(ParameterChange change, CancellationToken cancellation) =>
        !change.IsDeletion
        && layout.OwnerOfRefreshToken(change.Parameter) is { } owner
        && await catalogue.FindAsync(owner, cancellation) is ConnectionEntry.Defined { Connection: var connection }
        && connection is { Enabled: true, RefreshTokenRotates: true }
        && connection.RefreshToken == change.Parameter
        && !await WaitsAsync(owner, cancellation);

    private async Task<bool> WaitsAsync(ConnectionName owner, CancellationToken cancellation)
    {
        var found = await statuses.NamedAsync([owner], cancellation);
        return found.GetValueOrDefault(owner)?.Effective.State == ConnectionState.SignInAgain;
    }
}
