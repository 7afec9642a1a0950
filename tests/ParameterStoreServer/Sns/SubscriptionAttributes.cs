namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>What may be set of a subscription: here, only its filter.</summary>
internal static class SubscriptionAttributes
{
    public static FilterPolicy Filter(IReadOnlyDictionary<string, string> attributes) =>
        attributes
            .Select(attribute => Filter(attribute.Key, attribute.Value))
            .Aggregate(FilterPolicy.Everything, (current, next) => next ?? current);

    /// <summary>Null where the attribute says nothing about the filter and changes nothing else.</summary>
    public static FilterPolicy? Filter(string name, string value) =>
        (name, value) switch
        {
            ("FilterPolicy", _) => FilterPolicy.Parse(value),
            ("FilterPolicyScope", "MessageAttributes") or ("RawMessageDelivery", "false") => null,
            ("FilterPolicyScope" or "RawMessageDelivery" or "DeliveryPolicy" or "RedrivePolicy", _) =>
                throw Refusals.NotHere($"{name}: {value}"),
            _ => throw Refusals.Invalid("AttributeName"),
        };
}
