using System.Net;
using System.Net.Http.Headers;
using FsCheck;
using FsCheck.Fluent;
using Tokens.Adapters.OAuth;
using Tokens.Tests.Unit.Adapters.OAuth;

namespace Tokens.Tests.Unit.Fuzz;

/// <summary>A provider's whole answer.</summary>
/// <param name="Provider">Which one.</param>
/// <param name="Status">As it stands on the wire; there are providers that make numbers up.</param>
/// <param name="RetryAfter">As it stands on the wire; null for none.</param>
/// <param name="Body">What was done to a right one; null where <paramref name="Bytes"/> are told.</param>
internal sealed record Asked(string Provider, int Status, string? RetryAfter, Mutant? Body, byte[] Bytes)
{
    private static readonly string?[] RetryAfters =
    [
        null,
        "0",
        "120",
        "-1",
        "2147483647",
        "99999999999999999999",
        "soon",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "Sat, 21 Nov 2026 12:30:00 GMT",
    ];

    public static Gen<Asked> Gens =>
        from mutant in Mutant.Gens(Samples.Answers)
        from head in Heads
        select head with
        {
            Body = mutant,
        };

    public static Arbitrary<Asked> Any =>
        Arb.From(Gens, asked => Mutant.Smaller(asked.Body!).Select(smaller => asked with { Body = smaller }));

    public static Arbitrary<Asked> AnyBytes =>
        (from head in Heads from bytes in AnyJson.Bytes select head with { Bytes = bytes }).ToArbitrary();

    private static Gen<Asked> Heads =>
        from provider in Gen.Elements("amazon-lwa", "salesforce", "microsoft-entra", "zoho", "oauth2")
        from status in Gen.Elements(200, 200, 200, 201, 204, 302, 400, 400, 401, 403, 408, 429, 500, 503, 999)
        from retryAfter in Gen.Elements(RetryAfters)
        select new Asked(provider, status, retryAfter, null, []);

    /// <summary>Through the real endpoint, as a connection of such a provider is served.</summary>
    public ExchangeOutcome Outcome(Connection? connection = null)
    {
        using var fake = new FakeProvider();
        using var http = new HttpClient(fake);
        using var response = new HttpResponseMessage((HttpStatusCode)Status)
        {
            Content = new ByteArrayContent(Body?.Bytes ?? Bytes),
        };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (RetryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", RetryAfter);
        }

        fake.Answers(response);
        var client = new ClientCredentials(The.ClientId, Planted.Secret, null, null);
        var asking =
            connection
            ?? DefinitionFuzzTests.Rules.Define(Some.Name(), Some.Definition(Provider), Some.Clients()).Valid();
        var refreshToken = asking.RefreshToken is null ? null : The.RefreshToken;
        return new TokenEndpoint(new(http), new FakeTimeProvider(The.Now))
            .ExchangeAsync(new TokenRequest(asking, client, refreshToken), CancellationToken.None)
            .GetAwaiter()
            .GetResult();
    }

    public override string ToString() =>
        $"{Provider} {Status} {RetryAfter} {Body?.ToString() ?? Convert.ToHexString(Bytes)}";
}
