using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Tokens.Adapters.Sealing;
using Tokens.Tests.Unit.Adapters.ParameterStore;

namespace Tokens.Tests.Unit.Adapters.Sealing;

/// <summary>
/// The real client over a handler that keeps each plaintext and gives a random word for it: fit to be opened again in the
/// same context, and showing nothing. It does not retry, and answers otherwise where it is told to.
/// </summary>
internal sealed class FakeKms : HttpMessageHandler
{
    private readonly ConcurrentQueue<SsmCall> calls = [];
    private readonly ConcurrentDictionary<string, string> plaintexts = [];
    private readonly AmazonKeyManagementServiceClient client;

    public FakeKms()
    {
        var config = SealInTime.Config();
        config.RegionEndpoint = Amazon.RegionEndpoint.EUWest1;
        config.HttpClientFactory = new HandlerFactory(this);
        config.MaxErrorRetry = 0;
        config.MaxStaleConnectionRetries = 0;
        client = new AmazonKeyManagementServiceClient("AKIDFAKE", "fake-aws-secret-access-key", config);
        Client = new Lazy<IAmazonKeyManagementService>(client);
    }

    public Lazy<IAmazonKeyManagementService> Client { get; }

    /// <summary>By their operation and their part: parts are asked for at once, in no order.</summary>
    public IReadOnlyList<SsmCall> Calls =>
        [
            .. calls
                .OrderBy(call => call.Operation)
                .ThenBy(call => (string?)call.Body["EncryptionContext"]!["tokens:part"]),
        ];

    /// <summary>In place of an answer of its own, unless it gives none.</summary>
    public Func<SsmCall, SsmAnswer?> Answer { get; set; } = _ => null;

    /// <summary>Ends before an answer is given.</summary>
    public Func<CancellationToken, Task> Wait { get; set; } = _ => Task.CompletedTask;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var target = request.Headers.GetValues("X-Amz-Target").Single();
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        var call = new SsmCall(target["TrentService.".Length..], JsonNode.Parse(body)!.AsObject());
        calls.Enqueue(call);
        await Wait(cancellationToken);
        var answer = Answer(call) ?? Own(call);
        return new HttpResponseMessage(answer.Status)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Body)),
            RequestMessage = request,
        };
    }

    protected override void Dispose(bool disposing)
    {
        client.Dispose();
        base.Dispose(disposing);
    }

    private SsmAnswer Own(SsmCall call)
    {
        var context = call.Body["KeyId"]!.ToJsonString() + call.Body["EncryptionContext"]!.ToJsonString();
        if (call.Operation == "Decrypt")
        {
            return plaintexts.TryGetValue($"{call.Body["CiphertextBlob"]} {context}", out var plaintext)
                ? SsmAnswer.Ok($$"""{"Plaintext":"{{plaintext}}"}""")
                : SsmAnswer.Error("InvalidCiphertextException");
        }

        var ciphertext = Convert.ToBase64String(Guid.NewGuid().ToByteArray());
        plaintexts[$"{ciphertext} {context}"] = (string)call.Body["Plaintext"]!;
        return SsmAnswer.Ok($$"""{"CiphertextBlob":"{{ciphertext}}"}""");
    }
}
