using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

/// <summary>The real client over a handler that answers each call as it is told.</summary>
internal sealed class FakeSsm : HttpMessageHandler
{
    private readonly ConcurrentQueue<SsmCall> calls = [];

    public FakeSsm() =>
        Client = new AmazonSimpleSystemsManagementClient(
            "AKIDFAKE",
            "fake-aws-secret-access-key",
            new AmazonSimpleSystemsManagementConfig
            {
                RegionEndpoint = Amazon.RegionEndpoint.EUWest1,
                HttpClientFactory = new HandlerFactory(this),
                MaxErrorRetry = 0,
            }
        );

    public AmazonSimpleSystemsManagementClient Client { get; }

    public SsmParameters Parameters(TimeProvider clock, string? keyId = null) =>
        new(Client, keyId, clock, NullLogger<SsmParameters>.Instance);

    public IReadOnlyList<SsmCall> Calls => [.. calls];

    public Func<SsmCall, SsmAnswer> Answer { get; set; } = _ => SsmAnswer.Ok("{}");

    /// <summary>The calls of one operation.</summary>
    public IReadOnlyList<SsmCall> Of(string operation) => [.. calls.Where(call => call.Operation == operation)];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var target = request.Headers.GetValues("X-Amz-Target").Single();
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        var call = new SsmCall(target["AmazonSSM.".Length..], JsonNode.Parse(body)!.AsObject());
        calls.Enqueue(call);
        var answer = Answer(call);
        return new HttpResponseMessage(answer.Status)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Body)),
            RequestMessage = request,
        };
    }

    protected override void Dispose(bool disposing)
    {
        Client.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed record SsmCall(string Operation, JsonObject Body)
{
    public IReadOnlyList<string> Names => [.. Body[nameof(Names)]!.AsArray().Select(name => name!.GetValue<string>())];
}

internal sealed record SsmAnswer(HttpStatusCode Status, string Body)
{
    public static SsmAnswer Ok(string body) => new(HttpStatusCode.OK, body);

    public static SsmAnswer Error(string code, int status = 400, string message = "its words") =>
        new((HttpStatusCode)status, $$"""{"__type":"{{code}}","message":{{JsonSerializer.Serialize(message)}}}""");

    public static SsmAnswer Parameters(IEnumerable<string> names, string? nextToken = null) =>
        Ok(
            new JsonObject
            {
                ["Parameters"] = new JsonArray([.. names.Select(Parameter)]),
                ["NextToken"] = nextToken,
            }.ToJsonString()
        );

    private static JsonObject Parameter(string name) =>
        new()
        {
            ["Name"] = name,
            ["Type"] = "SecureString",
            ["Value"] = "fake-value-of-" + name,
            ["Version"] = 7,
            ["LastModifiedDate"] = 1795257000.5,
        };
}
