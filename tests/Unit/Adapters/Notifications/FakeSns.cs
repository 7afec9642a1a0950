using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Amazon.SimpleNotificationService;

namespace Tokens.Tests.Unit.Adapters.Notifications;

/// <summary>The real client over a handler that answers each call as it is told. It does not retry.</summary>
internal sealed class FakeSns : HttpMessageHandler
{
    public const string Published =
        "<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>";

    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> forms = [];

    public FakeSns() =>
        Client = new AmazonSimpleNotificationServiceClient(
            "AKIDFAKE",
            "fake-aws-secret-access-key",
            new AmazonSimpleNotificationServiceConfig
            {
                RegionEndpoint = Amazon.RegionEndpoint.EUWest1,
                HttpClientFactory = new HandlerFactory(this),
                MaxErrorRetry = 0,
            }
        );

    public AmazonSimpleNotificationServiceClient Client { get; }

    /// <summary>What was posted, field by field.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Forms => [.. forms];

    public Func<(HttpStatusCode, string)> Answer { get; set; } = () => (HttpStatusCode.OK, Published);

    public static (HttpStatusCode, string) Error(string code, int status = 400) =>
        (
            (HttpStatusCode)status,
            $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>its words</Message></Error></ErrorResponse>"
        );

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var text = await request.Content!.ReadAsStringAsync(cancellationToken);
        NoSecretLeaves.Show("a message to SNS", text);
        forms.Enqueue(
            text.Split('&')
                .Select(pair => pair.Replace('+', ' ').Split('='))
                .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]))
        );
        var (status, body) = Answer();
        return new HttpResponseMessage(status)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
            RequestMessage = request,
        };
    }

    protected override void Dispose(bool disposing)
    {
        Client.Dispose();
        base.Dispose(disposing);
    }
}
