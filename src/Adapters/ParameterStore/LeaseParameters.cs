using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Tokens.Adapters.ParameterStore;

/// <summary>
/// Claims on refresh tokens as parameters in the folder <c>claims/exchange</c>, named after the token's version, its
/// time and the attempt. They hold no token.
/// </summary>
/// <param name="parameters">The store.</param>
/// <param name="layout">Where the folder is.</param>
/// <param name="clock">Tells when, for whoever reads a claim.</param>
/// <param name="newOwner">Makes an id that no attempt has had.</param>
/// <param name="logger">Told of claims that cannot be read.</param>
public sealed partial class LeaseParameters(
    IParameters parameters,
    ParameterLayout layout,
    TimeProvider clock,
    Func<string> newOwner,
    ILogger<LeaseParameters> logger
) : ILeases
{
    private const int First = 1;

    public Task<bool> TryTakeAsync(TokenLease claim, CancellationToken cancellation)
    {
        var owner = newOwner();
        var document = LeaseDocument.Of(claim) with { Owner = owner, At = clock.GetUtcNow() };
        var write = WriteOf(NameOf(claim.Token, claim.Attempt), document);
        return CreateOnce.TryAsync(
            parameters,
            write,
            found => LeaseJson.Parse(found.Reveal())?.Owner == owner,
            cancellation
        );
    }

    public async Task<StoredLease?> FindAsync(
        RefreshTokenVersion token,
        int attempt,
        CancellationToken cancellation
    )
    {
        var selector = new ParameterSelector(NameOf(token, attempt));
        var found = await parameters.GetAsync([selector], decrypt: false, cancellation);
        return found[selector] switch
        {
            ParameterLookup.Found { Parameter: var stored } => Read(stored, token, attempt),
            ParameterLookup.Unreadable unreadable => throw new StoreException(unreadable.Reason),
            _ => null,
        };
    }

    public Task FinishAsync(TokenLease claim, CancellationToken cancellation) =>
        parameters.WriteAsync(
            WriteOf(
                NameOf(claim.Token, First),
                LeaseDocument.Of(claim) with
                {
                    At = clock.GetUtcNow(),
                    Finished = claim.Attempt,
                }
            ),
            cancellation
        );

    public async Task<IReadOnlyList<StoredLease>> AllAsync(CancellationToken cancellation)
    {
        var claims = new List<StoredLease>();
        foreach (var stored in await parameters.ListAsync(layout.Leases, cancellation))
        {
            if (AttemptIn(stored.Name) is { } attempt && TokenIn(stored) is { } token)
            {
                claims.Add(Read(stored, token, attempt));
            }
            else
            {
                LogUnreadable(stored.Name);
            }
        }

        return claims;
    }

    public Task RemoveAsync(IReadOnlyCollection<StoredLease> claims, CancellationToken cancellation) =>
        parameters.DeleteAsync(
            [.. claims.Select(stored => NameOf(stored.Lease.Token, stored.Lease.Attempt))],
            cancellation
        );

    /// <summary>What somebody scribbled over a claim changes nothing about its being taken.</summary>
    private static StoredLease Read(StoredParameter stored, RefreshTokenVersion token, int attempt)
    {
        var document = LeaseJson.Parse(stored.Value.Reveal());
        var claim = new TokenLease(token, attempt, document?.Lease() ?? StoredLease.LongestLease);
        return new StoredLease(claim, stored.ModifiedAt, Math.Max(0, document?.Finished ?? 0));
    }

    /// <summary>Null where it is no claim, or is not about the version that its name stands for.</summary>
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

    /// <summary>Under the same short hash as the claims on what is told: of the parameter, the version and its time.</summary>
    private ParameterName NameOf(RefreshTokenVersion token, int attempt)
    {
        var key = DeduplicationKey.Of("exchange", token.Parameter, token.Version).Key;
        return layout.Leases.Append(string.Create(CultureInfo.InvariantCulture, $"{key}.{attempt}"));
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Parameter} is no claim on a refresh token and is passed over; delete it"
    )]
    private partial void LogUnreadable(ParameterName parameter);
}
