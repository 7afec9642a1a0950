namespace Tokens.Emulator.Sns;

/// <summary>A message that was accepted, whether or not anybody subscribed.</summary>
public sealed record PublishedMessage
{
    private const string Default = "default";

    public required string MessageId { get; init; }
    public required string TopicArn { get; init; }

    /// <summary>Null where it was published without one.</summary>
    public string? Subject { get; init; }

    /// <summary>As it was sent: the JSON of the parts where there are several.</summary>
    public required string Message { get; init; }

    /// <summary>The texts by protocol. A message without a structure has one, <c>default</c>.</summary>
    public required IReadOnlyDictionary<string, string> Parts { get; init; }

    public required IReadOnlyDictionary<string, AttributeValue> Attributes { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What subscribers of a protocol are told: its own text, else the default one.</summary>
    public string For(string protocol) => Parts.GetValueOrDefault(protocol) ?? Parts[Default];
}

/// <summary>The value of a message attribute, as published.</summary>
/// <param name="Type">String, Number or Binary.</param>
/// <param name="Value">A binary value in base64.</param>
public sealed record AttributeValue(string Type, string Value);
