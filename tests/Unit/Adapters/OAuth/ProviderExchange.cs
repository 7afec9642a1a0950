using System.Net;
using System.Text;
using Tokens.Adapters.OAuth;

namespace Tokens.Tests.Unit.Adapters.OAuth;

/// <summary>One exchange with a provider, through the real endpoint: what was asked, and what its answer is taken for.</summary>
internal sealed record ProviderExchange(ExchangeOutcome Outcome, Uri Asked, string Body, string? Basic)
{
    public static async Task<ProviderExchange> With(
        string provider,
        string answer,
        HttpStatusCode status = HttpStatusCode.OK,
        Func<Definition, Definition>? change = null
    )
    {
        using var fake = new FakeProvider();
        fake.Answers(FakeProvider.Json(answer, status));
        using var http = new HttpClient(fake);
        var definition = Some.Definition(provider);
        var request = Some.Request(Some.Connection(definition: change is null ? definition : change(definition)));
        var outcome = await new TokenEndpoint(new(http), new FakeTimeProvider(The.Now))
            .ExchangeAsync(request, CancellationToken.None)
            .WaitAsync(RefreshWorld.Patience);
        NoSecretLeaves.Show(outcome);

        var authorization = fake.Request!.Headers.Authorization;
        var pair = authorization is { Scheme: "Basic", Parameter: { } basic } ? Decoded(basic) : null;
        return new ProviderExchange(outcome, fake.Request.RequestUri!, fake.Body, pair);
    }

    private static string Decoded(string basic) => Encoding.UTF8.GetString(Convert.FromBase64String(basic));
}
