using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Tokens.Cli.Failures;
using Tokens.Emulator;
using Tokens.Emulator.Http;

namespace Tokens.Cli.Commands.Local;

/// <summary>
/// Plain requests to an emulator of AWS on loopback, for services whose SDKs are not worth a dependency. They bear the shape of
/// a signature, which is all that emulators look at.
/// </summary>
internal sealed class EmulatorClient(Uri endpoint, string region) : IDisposable
{
    /// <summary>Longer than the longest poll of a queue.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Limit };

    public Uri Endpoint => endpoint;

    public string Region => region;

    /// <summary>A request of the JSON protocols, such as <c>AmazonSQS.ReceiveMessage</c>.</summary>
    /// <exception cref="EmulatorException">The emulator refused, or is not there.</exception>
    public async Task<JsonObject> CallAsync(string target, JsonObject fields, CancellationToken cancellation)
    {
        using var request = Request(ServiceOf(target));
        request.Headers.Add("X-Amz-Target", target);
        request.Content = new StringContent(fields.ToJsonString(), Encoding.UTF8);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        var (isSuccess, text) = await SendAsync(request, cancellation);
        var answer = text.Length == 0 ? [] : JsonText.ReadObject(text);
        return isSuccess && answer is not null
            ? answer
            : throw new EmulatorException(
                target,
                Code(answer) ?? "no JSON",
                (string?)answer?["message"] ?? (string?)answer?["Message"]
            );
    }

    /// <summary>A request of SNS's query protocol.</summary>
    /// <exception cref="EmulatorException">The emulator refused, or is not there.</exception>
    public async Task<XElement> CallSnsAsync(
        string action,
        IReadOnlyDictionary<string, string> fields,
        CancellationToken cancellation
    )
    {
        using var request = Request("sns");
        request.Content = new FormUrlEncodedContent([new("Action", action), new("Version", "2010-03-31"), .. fields]);
        var (isSuccess, text) = await SendAsync(request, cancellation);
        var answer = Xml(text);
        return isSuccess && answer is not null
            ? answer
            : throw new EmulatorException(action, Element(answer, "Code") ?? "no XML", Element(answer, "Message"));
    }

    /// <summary>The text of the first element of that name, in whatever namespace.</summary>
    public static string? Element(XElement? answer, string name) =>
        answer?.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>Whether it sends Parameter Store's change events: LocalStack and this project's own emulator do, moto does not.</summary>
    public async Task<bool> SendsEventsAsync(CancellationToken cancellation) =>
        await AnswersAsync(AwsEmulator.HealthPath, cancellation)
        || await AnswersAsync("/_localstack/health", cancellation);

    public void Dispose() => http.Dispose();

    private async Task<bool> AnswersAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(endpoint, path), cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private HttpRequestMessage Request(string service)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential=test/20260101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=0"
        );
        return request;
    }

    private async Task<(bool IsSuccess, string Text)> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellation
    )
    {
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            return (response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException failure)
        {
            throw new EmulatorException($"{endpoint}", "not reached", failure.Message);
        }
    }

    private static string ServiceOf(string target) =>
        target.Split('.')[0] switch
        {
            "AmazonSQS" => "sqs",
            "AWSEvents" => "events",
            "AmazonSSM" => "ssm",
            "TrentService" => "kms",
            var other => throw new ArgumentException($"no service has the target {other}", nameof(target)),
        };

    private static string? Code(JsonObject? answer) => ((string?)answer?["__type"])?.Split('#')[^1];

    private static XElement? Xml(string text)
    {
        try
        {
            return XElement.Parse(text);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
