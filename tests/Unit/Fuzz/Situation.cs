using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>All that a run may find, made of what the readers accept.</summary>
/// <param name="Definition">The connection's; one that is refused is replaced by a plain one.</param>
/// <param name="Status">What is remembered; one that is refused is forgotten.</param>
/// <param name="Answer">The provider's.</param>
/// <param name="Written">How long ago the token was, in seconds; null where there is none.</param>
/// <param name="Changed">How long ago a credential was.</param>
/// <param name="FallbackVersion">Whether an older secret served in the newest one's place.</param>
internal sealed record Situation(
    Mutant Definition,
    Mutant Status,
    Asked Answer,
    int? Written,
    int Changed,
    bool FallbackVersion
)
{
    private static readonly int?[] Ages = [null, 0, -60, 60, 3599, 3600, 86_400, 15_552_000, 2_000_000_000];

    public static Arbitrary<Situation> Any =>
        Arb.From(
            from definition in Mutant.Gens(Samples.Definitions)
            from status in Mutant.Gens(Samples.Statuses)
            from answer in Asked.Gens
            from written in Gen.Elements(Ages)
            from changed in Gen.Elements(Ages)
            from runsOn in Gen.Elements(true, false)
            select new Situation(definition, status, answer, written, changed ?? 0, runsOn),
            Smaller
        );

    public Connection Connection =>
        (DefinitionFuzzTests.Read(Definition.Text) as Parsed<Connection>.Valid)?.Value ?? Some.Connection();

    public ConnectionSnapshot Snapshot()
    {
        var connection = Connection;
        var changedAt = Ago(Changed);
        var uses = CredentialUse.Index(new Catalogue([new ConnectionEntry.Defined(connection, changedAt)], []));
        var secret = (connection.Client.Secret as CredentialSource.InParameter)?.Name;
        // A reason is clean before it is remembered.
        var remembered = Status.Text.Replace(Planted.Text, "planted", StringComparison.Ordinal);
        var status = (StatusJson.Parse(remembered) as Parsed<ConnectionStatus>.Valid)?.Value;
        var written = Written is { } age ? Ago(age) : (DateTimeOffset?)null;
        return new ConnectionSnapshot(
            connection,
            status ?? ConnectionStatus.Unknown,
            new StoredOutputs.Known(written, null),
            changedAt
        )
        {
            SecretUse = secret is null ? null : uses.GetValueOrDefault(secret),
        };
    }

    public ExchangeResult.Completed Trial() =>
        new(
            Answer.Outcome(Connection),
            null,
            FallbackVersion
                ? new SecretFallback(new CredentialVersion(2, Ago(86_400)), "api.amazon.com answered 401")
                : null
        );

    public override string ToString() =>
        $"written {Written}, changed {Changed}, runs on older: {FallbackVersion}\n{Definition}\n{Status}\n{Answer}";

    /// <summary>Of the client secret; null where it is not in a parameter.</summary>
    public SecretVersions? Versions =>
        Connection.Client.Secret is CredentialSource.InParameter secret
            ? new SecretVersions(
                secret.Name,
                new CredentialVersion(3, Ago(Changed)),
                FallbackVersion ? new CredentialVersion(2, Ago(86_400)) : null
            )
            : null;

    private static DateTimeOffset Ago(int seconds) => The.Now - TimeSpan.FromSeconds(seconds);

    private static IEnumerable<Situation> Smaller(Situation situation) =>
        [
            .. Mutant.Smaller(situation.Definition).Select(smaller => situation with { Definition = smaller }),
            .. Mutant.Smaller(situation.Status).Select(smaller => situation with { Status = smaller }),
            .. Mutant
                .Smaller(situation.Answer.Body!)
                .Select(smaller => situation with { Answer = situation.Answer with { Body = smaller } }),
        ];
}
