namespace Tokens.Tests.ParameterStoreServer.Sns;

internal sealed record Subscription(string Arn, string TopicArn, Uri Endpoint, string Token)
{
    public FilterPolicy Filter { get; init; } = FilterPolicy.Everything;
    public bool IsConfirmed { get; init; }

    /// <summary>AWS keeps the ARN of an unconfirmed subscription to itself.</summary>
    public string ShownArn(string pending) => IsConfirmed ? Arn : pending;
}
