namespace Tokens.Tests.ParameterStoreServer.Sns;

internal sealed record PublishRequest(string TopicArn, string Message)
{
    public string? Subject { get; init; }
    public string? Structure { get; init; }
    public required IReadOnlyDictionary<string, AttributeValue> Attributes { get; init; }
}
