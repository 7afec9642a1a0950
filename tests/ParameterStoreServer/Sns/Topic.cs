namespace Tokens.Tests.ParameterStoreServer.Sns;

internal sealed record Topic(string Arn, string DisplayName)
{
    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    /// <summary>With a subscription that is new, or in place of what it was.</summary>
    public Topic With(Subscription subscription) =>
        this with
        {
            Subscriptions = Subscriptions.Any(each => each.Arn == subscription.Arn)
                ? [.. Subscriptions.Select(each => each.Arn == subscription.Arn ? subscription : each)]
                : [.. Subscriptions, subscription],
        };
}
