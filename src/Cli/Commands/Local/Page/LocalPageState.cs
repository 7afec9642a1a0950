using System.Text.Json.Serialization;

namespace Tokens.Cli.Commands.Local.Page;

/// <summary>All that the page shows. No field holds a secret, a token or a client id; texts are sanitised already.</summary>
/// <param name="Environment">What the functions run over, for people.</param>
/// <param name="ActionsAllowed">Whether there are buttons: over the built-in emulator only.</param>
/// <param name="Now">On the environment's clock, to which the page relates every other time.</param>
internal sealed record LocalPageState(string Environment, bool ActionsAllowed, DateTimeOffset Now)
{
    public IReadOnlyList<PageConnection> Connections { get; init; } = [];

    public IReadOnlyList<PageClient> Clients { get; init; } = [];

    /// <summary>The newest last, as with mails and text messages.</summary>
    public IReadOnlyList<PageEvent> Events { get; init; } = [];

    public IReadOnlyList<PageMail> Mails { get; init; } = [];

    public IReadOnlyList<PageTextMessage> TextMessages { get; init; } = [];
}

/// <param name="Client">The client's name.</param>
/// <param name="State">In a word or two.</param>
internal sealed record PageConnection(string Name, string Provider, string Client, string State)
{
    public Tone Tone { get; init; }

    /// <summary>Null before the first one.</summary>
    public TokenLife? Token { get; init; }

    public string? Problem { get; init; }
}

internal sealed record TokenLife(DateTimeOffset ObtainedAt, DateTimeOffset ExpiresAt, DateTimeOffset? NextRefreshAt);

internal sealed record PageClient(string Name, string Provider)
{
    public DateTimeOffset? SecretSince { get; init; }

    public int? AgeInDays { get; init; }

    /// <summary>The age at which the secret stops working, or is replaced by policy; null if there is none.</summary>
    public int? LimitInDays { get; init; }

    /// <summary>The youngest age first.</summary>
    public IReadOnlyList<LadderStep> Steps { get; init; } = [];

    public NextStep? Next { get; init; }
}

/// <param name="Day">The secret's age.</param>
/// <param name="Urgency">In a word or two.</param>
internal sealed record LadderStep(int Day, string Urgency, Tone Tone);

internal sealed record NextStep(string Text, DateTimeOffset At);

/// <param name="Number">Unique among events: the same event may come twice at the same time.</param>
/// <param name="Kind">In a word: where it comes from.</param>
internal sealed record PageEvent(long Number, DateTimeOffset At, string Text, string Kind)
{
    public Tone Tone { get; init; }
}

/// <param name="Number">Unique among mails.</param>
/// <param name="To">Who subscribes, for people.</param>
internal sealed record PageMail(long Number, DateTimeOffset At, string To, string Subject)
{
    public required string Body { get; init; }
}

/// <param name="Number">Unique among text messages.</param>
internal sealed record PageTextMessage(long Number, DateTimeOffset At, string To, string Body);

internal enum Tone
{
    [JsonStringEnumMemberName("neutral")]
    Neutral,

    [JsonStringEnumMemberName("good")]
    Good,

    [JsonStringEnumMemberName("warn")]
    Warn,

    [JsonStringEnumMemberName("bad")]
    Bad,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(LocalPageState))]
internal sealed partial class LocalPageJson : JsonSerializerContext;
