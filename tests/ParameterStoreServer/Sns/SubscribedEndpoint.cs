namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>Where messages may go: to HTTP on loopback, and nowhere else, whatever a test has configured.</summary>
internal static class SubscribedEndpoint
{
    public const string Protocol = "http";

    private static readonly string[] Elsewhere = ["https", "email", "email-json", "sms", "sqs", "lambda", "firehose"];

    public static Uri Parse(string protocol, string endpoint)
    {
        if (protocol != Protocol)
        {
            throw Elsewhere.Contains(protocol)
                ? Refusals.NotHere($"protocol {protocol}")
                : Refusals.Invalid($"Amazon SNS does not support this protocol string: {protocol}");
        }

        return !Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme != Protocol
                ? throw Refusals.Invalid("Endpoint must match the specified protocol")
            : uri.IsLoopback ? uri
            : throw Refusals.NotHere("an Endpoint beyond loopback");
    }
}
