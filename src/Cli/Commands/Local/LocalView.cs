using Tokens.Cli.Commands.Local.Page;
using Tokens.Cli.Commands.Status;
using Tokens.Cli.Output;
using Tokens.Emulator.Sns;

namespace Tokens.Cli.Commands.Local;

/// <summary>The page's view of a local run: read again after each event, and every few seconds.</summary>
/// <param name="ports">Of the same store as the functions'.</param>
/// <param name="log">What happened.</param>
/// <param name="delivered">Mails and text messages so far.</param>
/// <param name="actions">The buttons; null where there are none.</param>
internal sealed class LocalView(
    TokensPorts ports,
    LocalLog log,
    Func<IReadOnlyList<DeliveredText>> delivered,
    LocalActions? actions
) : ILocalPageSource
{
    private const int Messages = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Several events within it are shown together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TokensUseCases useCases = new(ports);
    private readonly ChangeSignal changed = new();
    private volatile LocalPageState state = new("Starting", ActionsAllowed: false, ports.Clock.GetUtcNow());

    public required string Environment { get; init; }

    public LocalPageState Read() => state;

    public Task WaitForChangeAsync(CancellationToken cancellation) => changed.WaitAsync(cancellation);

    public async Task<string?> DoAsync(PageAction action, string name, CancellationToken cancellation) =>
        actions is null ? "There is nothing to act on here." : await actions.RunAsync(action, name, cancellation);

    /// <summary>Keeps the view up to date until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var happened = new ChangeSignal();
        log.Added += happened.Set;
        while (true)
        {
            var next = happened.WaitAsync(cancellation);
            await UpdateAsync(cancellation);
            await Task.WhenAny(next, Task.Delay(Interval, ports.Clock, cancellation));
            await Task.Delay(Pause, ports.Clock, cancellation);
        }
    }

    private async Task UpdateAsync(CancellationToken cancellation)
    {
        try
        {
            var taken = await useCases.TakeSnapshot.TakeAsync(null, cancellation);
            var connections = await useCases.DescribeConnections.DescribeAsync(taken, cancellation);
            var clients = await useCases.DescribeClients.RunAsync(taken.Catalogue, cancellation);
            state = new LocalPageState(Environment, actions is not null, ports.Clock.GetUtcNow())
            {
                Connections = [.. connections.Select(Connection)],
                Clients = [.. clients.Select(Client)],
                Events = [.. log.Entries.Select(Event)],
                Mails = [.. Latest(isMail: true).Select(Mail)],
                TextMessages = [.. Latest(isMail: false).Select(TextMessage)],
            };
        }
        catch (StoreException unreadable)
        {
            state = state with { Environment = $"{Environment} cannot be read: {unreadable.Message}" };
        }

        changed.Set();
    }

    private PageConnection Connection(ConnectionDescription one) =>
        one switch
        {
            ConnectionDescription.Known known => new PageConnection(
                one.Name,
                known.Connection.Provider.Name,
                known.Connection.Client.Name?.Value ?? "",
                StateLabel.Of(one)
            )
            {
                Tone = ToneOf(StateLabel.StyleOf(one)),
                Token = known.Token is { } token
                    ? new TokenLife(token.IssuedAt, token.ExpiresAt, ports.Timing.DueAt(token))
                    : null,
                Problem = known.Status.Reason,
            },
            ConnectionDescription.Unusable unusable => new PageConnection(one.Name, "", "", StateLabel.Of(one))
            {
                Tone = Tone.Bad,
                Problem = unusable.Problem,
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private PageClient Client(ClientDescription one) =>
        one is ClientDescription.Known known
            ? new PageClient(one.Name, known.Client.Provider.Name)
            {
                SecretSince = known.Secret?.IssuedAt,
                AgeInDays = known.Secret?.IssuedAt is { } issued
                    ? (int)Math.Floor((ports.Clock.GetUtcNow() - issued).TotalDays)
                    : null,
                LimitInDays = (int?)known.Client.RotationPolicy?.RotateEvery.TotalDays,
                Steps = [.. Steps(known.Client.RotationPolicy)],
                Next = Next(known),
            }
            : new PageClient(one.Name, "unusable");

    private static IEnumerable<LadderStep> Steps(RotationPolicy? policy)
    {
        if (policy is null)
        {
            yield break;
        }

        foreach (var before in policy.RemindBefore)
        {
            var isLast = before == policy.RemindBefore[^1];
            yield return new LadderStep(
                (int)(policy.RotateEvery - before).TotalDays,
                $"reminder, {TimeFormat.Span(before)} left",
                isLast ? Tone.Bad : Tone.Warn
            );
        }

        yield return new LadderStep((int)policy.RotateEvery.TotalDays, "the secret stops working", Tone.Bad);
    }

    private NextStep? Next(ClientDescription.Known known)
    {
        if (known is not { Secret.IssuedAt: { } issued, Client.RotationPolicy: { } policy })
        {
            return null;
        }

        var now = ports.Clock.GetUtcNow();
        return Steps(policy)
            .Select(step => new NextStep(step.Urgency, issued + TimeSpan.FromDays(step.Day)))
            .FirstOrDefault(step => step.At > now);
    }

    private static PageEvent Event(LoggedEntry logged) =>
        new(logged.Number, logged.Entry.At, logged.Entry.What, logged.Entry.Who) { Tone = ToneOf(logged.Entry.Style) };

    private IEnumerable<KeyValuePair<int, DeliveredText>> Latest(bool isMail) =>
        delivered()
            .Select((text, number) => KeyValuePair.Create(number, text))
            .Where(one => one.Value.IsMail == isMail)
            .TakeLast(Messages);

    private static PageMail Mail(KeyValuePair<int, DeliveredText> one) =>
        new(one.Key, one.Value.Message.At, one.Value.To, one.Value.Message.Subject ?? "") { Body = one.Value.Body };

    private static PageTextMessage TextMessage(KeyValuePair<int, DeliveredText> one) =>
        new(one.Key, one.Value.Message.At, one.Value.To, one.Value.Body);

    private static Tone ToneOf(Style style) =>
        style switch
        {
            Style.Good => Tone.Good,
            Style.Warning => Tone.Warn,
            Style.Bad => Tone.Bad,
            _ => Tone.Neutral,
        };
}
