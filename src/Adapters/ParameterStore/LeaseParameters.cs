using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Leases of refresh tokens as parameters in the folder <c>claims/exchange</c>, named after the token's version, its
/// time and the attempt. They hold no token.
/// </summary>
/// <param name="parameters">The store.</param>
/// <param name="layout">Where the folder is.</param>
/// <param name="clock">Dates a lease, for its reader.</param>
/// <param name="newOwner">Makes an id that no attempt has had.</param>
/// <param name="logger">Logs leases that cannot be read.</param>
public sealed partial class LeaseParameters(
    IParameters parameters,
    ParameterLayout layout,
    TimeProvider clock,
    Func<string> newOwner,
    ILogger<LeaseParameters> logger
) : ILeases
{
    private const int First = 1;

    public Task<bool> TryCreateAsync(TokenLease lease, CancellationToken cancellation)
    {
        var owner = newOwner();
        var document = LeaseDocument.Of(lease) with { Owner = owner, At = clock.GetUtcNow() };
        var write = WriteOf(NameOf(lease.Token, lease.Attempt), document);
        return CreateOnce.TryAsync(
            parameters,
            write,
            found => LeaseJson.Parse(found.Reveal())?.Owner == owner,
            cancellation
        );
    }

    public async Task<StoredLease?> FindAsync(RefreshTokenVersion token, int attempt, CancellationToken cancellation)
    {
        var selector = new ParameterSelector(NameOf(token, attempt));
        var found = await parameters.GetAsync([selector], decrypt: false, cancellation);
        return found[selector] switch
        {
            ParameterLookup.Found { Parameter: var stored } => Read(stored, token, attempt),
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason, unreadable.Kind),
            _ => null,
        };
    }

    public Task ReleaseAsync(TokenLease lease, CancellationToken cancellation) =>
        parameters.WriteAsync(
            WriteOf(
                NameOf(lease.Token, First),
                LeaseDocument.Of(lease) with
                {
                    At = clock.GetUtcNow(),
                    Finished = lease.Attempt,
                }
            ),
            cancellation
        );

    public async Task<IReadOnlyList<StoredLease>> AllAsync(CancellationToken cancellation)
    {
        var leases = new List<StoredLease>();
        foreach (var stored in await parameters.ListAsync(layout.Leases, cancellation))
        {
            if (AttemptIn(stored.Name) is { } attempt && TokenIn(stored) is { } token)
            {
                leases.Add(Read(stored, token, attempt));
            }
            else
            {
                LogUnreadable(stored.Name);
            }
        }

        return leases;
    }

    public Task RemoveAsync(IReadOnlyCollection<StoredLease> leases, CancellationToken cancellation) =>
        parameters.DeleteAsync(
            [.. leases.Select(stored => NameOf(stored.Lease.Token, stored.Lease.Attempt))],
            cancellation
        );

    /// <summary>A lease with broken content is taken all the same.</summary>
    private static StoredLease Read(StoredParameter stored, RefreshTokenVersion token, int attempt)
    {
        var document = LeaseJson.Parse(stored.Value.Reveal());
        var lease = new TokenLease(token, attempt, document?.Lease() ?? StoredLease.LongestLease);
        return new StoredLease(lease, stored.ModifiedAt, Math.Max(0, document?.Finished ?? 0));
    }

    /// <summary>Null where it is no lease, or not of the version in its name.</summary>
    private RefreshTokenVersion? TokenIn(StoredParameter stored) =>
        LeaseJson.Parse(stored.Value.Reveal())?.Token() is { } token
        && NameOf(token, AttemptIn(stored.Name) ?? 0) == stored.Name
            ? token
            : null;

    private static int? AttemptIn(ParameterName name) =>
        int.TryParse(
            name.Value[(name.Value.LastIndexOf('.') + 1)..],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var attempt
        )
            ? attempt
            : null;

    private static ParameterWrite WriteOf(ParameterName name, LeaseDocument document) =>
        new(name, Secret.Of(LeaseJson.Write(document)));

    /// <summary>A hash of the parameter, the version and its time.</summary>
    private ParameterName NameOf(RefreshTokenVersion token, int attempt)
    {
        var key = DeduplicationKey.Of("exchange", token.Parameter, token.Version).Key;
        return layout.Leases.Append(string.Create(CultureInfo.InvariantCulture, $"{key}.{attempt}"));
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Parameter} holds no lease of a refresh token and is ignored; delete it"
    )]
    private partial void LogUnreadable(ParameterName parameter);
}
