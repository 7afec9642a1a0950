using System.Collections.Concurrent;
using Tokens.Cli.Commands.Local.Page;

namespace Tokens.Tests.Pages;

/// <summary>A source whose state the test sets, and which records what it is asked to do.</summary>
internal sealed class ScriptedPage : ILocalPageSource
{
    private readonly ChangeSignal changed = new();
    private volatile LocalPageState state = Sample;

    /// <summary>Three connections, two clients, and something of everything else.</summary>
    public static LocalPageState Sample { get; } = NewSample(new DateTimeOffset(2026, 7, 3, 14, 2, 5, TimeSpan.Zero));

    public LocalPageState State
    {
        get => state;
        set
        {
            state = value;
            changed.Set();
        }
    }

    public ConcurrentQueue<(PageAction Action, string Name)> Done { get; } = [];

    /// <summary>What actions fail with.</summary>
    public string? Problem { get; set; }

    public LocalPageState Read() => state;

    public Task WaitForChangeAsync(CancellationToken cancellation) => changed.WaitAsync(cancellation);

    public Task<string?> DoAsync(PageAction action, string name, CancellationToken cancellation)
    {
        Done.Enqueue((action, name));
        return Task.FromResult(Problem);
    }

    /// <summary>The state with another event, the newest.</summary>
    public LocalPageState With(string text)
    {
        var number = state.Events.Count + 1;
        return state with { Events = [.. state.Events, new PageEvent(number, state.Now, text, "schedule")] };
    }

    private static LocalPageState NewSample(DateTimeOffset now)
    {
        LadderStep[] steps =
        [
            new(150, "reminder", Tone.Warn),
            new(166, "reminder", Tone.Warn),
            new(173, "soon", Tone.Warn),
            new(179, "urgent", Tone.Bad),
        ];
        return new LocalPageState("Built-in emulator on 127.0.0.1:4566, sample providers", ActionsAllowed: true, now)
        {
            Connections =
            [
                new("sp-api", "Selling Partner API", "sp-api", "healthy")
                {
                    Tone = Tone.Good,
                    Token = new(now.AddMinutes(-18), now.AddMinutes(42), now.AddMinutes(12)),
                },
                new("my-erp", "Login with Amazon", "lwa", "retrying")
                {
                    Tone = Tone.Warn,
                    Token = new(now.AddMinutes(-56), now.AddMinutes(4), now.AddSeconds(-5)),
                    Problem = "The provider answered with status 503 (temporarily_unavailable): down for maintenance",
                },
                new("salesforce", "Salesforce", "salesforce", "sign in again")
                {
                    Tone = Tone.Bad,
                    Token = new(now.AddHours(-3), now.AddHours(-1), null),
                    Problem =
                        "The provider refused the refresh token (invalid_grant). Sign in: tokens authorize salesforce",
                },
                new("new-shop", "Shopify", "new-shop", "waiting"),
            ],
            Clients =
            [
                new("lwa", "Login with Amazon")
                {
                    SecretSince = now.AddDays(-167),
                    AgeInDays = 167,
                    LimitInDays = 180,
                    Steps = steps,
                    Next = new("reminder: soon", now.AddDays(6)),
                },
                new("sp-api", "Selling Partner API")
                {
                    SecretSince = now.AddDays(-12),
                    AgeInDays = 12,
                    LimitInDays = 180,
                    Steps = steps,
                    Next = new("first reminder", now.AddDays(138)),
                },
                new("salesforce", "Salesforce"),
            ],
            Events =
            [
                new(1, now.AddMinutes(-18), "RefreshTokens: 3 refreshed, 0 failed", "schedule") { Tone = Tone.Good },
                new(2, now.AddMinutes(-3), "Update /my-erp/lwa/clientsecret", "change"),
                new(3, now.AddMinutes(-2), "/my-erp/lwa/clientsecret, version 4", "rotation completed"),
                new(4, now.AddSeconds(-40), "my-erp: status 503, tried again in 1 min", "schedule")
                {
                    Tone = Tone.Warn,
                },
                new(5, now.AddSeconds(-5), "salesforce: invalid_grant, sign in again", "schedule") { Tone = Tone.Bad },
            ],
            Mails =
            [
                new(1, now.AddDays(-1), "operators@example.org", "Client secret of lwa: 14 days left")
                {
                    Body =
                        "The client secret of lwa is 166 days old.\n\nReplace it by 16 July 2026:\n\n  tokens rotate lwa\n",
                },
                new(2, now.AddSeconds(-5), "operators@example.org", "salesforce: sign in again")
                {
                    Body =
                        "The provider refused the refresh token of salesforce (invalid_grant).\n\n"
                        + "The access token in /tokens/salesforce/access-token has expired at 13:02 UTC.\n\n"
                        + "What to do:\n\n  tokens authorize salesforce\n",
                },
            ],
            TextMessages =
            [
                new(
                    1,
                    now.AddSeconds(-5),
                    "+1 555 0100",
                    "Tokens: salesforce needs a new sign-in. Run tokens authorize salesforce."
                ),
            ],
        };
    }
}
