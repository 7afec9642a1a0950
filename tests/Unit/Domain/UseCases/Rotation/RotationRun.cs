namespace Tokens.Tests.Unit.Domain.UseCases.Rotation;

/// <summary>
/// Plays a script on a secret that connections share and whose first reminder is due, and then lets the sweeps do
/// what is left.
/// </summary>
internal sealed class RotationRun
{
    private readonly string[] names;
    private readonly Queue<bool> left;
    private readonly PolicyAction reminder;
    private int version = 1;

    private RotationRun(RotationScript script)
    {
        left = new Queue<bool>(script.Secrets);
        names = [.. new[] { "my-erp", "my-shop", "my-stock" }.Take(script.Connections)];
        World.ConnectAll(names);
        reminder = new PolicyAction(
            Some.Parameter(RotationWorld.Secret),
            PolicyKind.NoChangeNotification,
            TimeSpan.FromDays(150),
            null,
            The.Now + TimeSpan.FromDays(150)
        );
    }

    public RotationWorld World { get; } = new();

    public static async Task<RotationRun> OfAsync(RotationScript script)
    {
        var run = new RotationRun(script);
        await run.World.SweepAsync();
        run.World.Clock.Advance(TimeSpan.FromDays(150));
        await run.World.SweepAsync();
        foreach (var step in script.Steps)
        {
            await run.PlayAsync(step);
        }

        while (run.left.Count > 0)
        {
            run.Store();
        }

        run.World.Clock.Advance(TimeSpan.FromMinutes(20));
        await run.World.SweepForAsync(TimeSpan.FromHours(3));
        return run;
    }

    /// <summary>What is left when all is over: the state of each connection and the proven version.</summary>
    public async Task<string> EndAsync()
    {
        var states = new List<string>();
        foreach (var name in names)
        {
            var status = await World.StatusAsync(name) ?? ConnectionStatus.Unknown;
            states.Add($"{status.State} {status.FallbackVersion} {await UsedByAsync(name)}");
        }

        return $"{string.Join(", ", states.Distinct())}, proven {await World.ProvenAsync()}";
    }

    /// <summary>Occasions that were told more often than they may be.</summary>
    public IEnumerable<string> ToldTwice() =>
        World
            .Outgoing.Notified.GroupBy(told => told.DeduplicationKey)
            .Where(told => told.Count() > 1 + told.Count(once => World.Life.LostAnswers.Contains(once.Notification)))
            .Select(told => told.Key.Text);

    /// <summary>The kinds of alerts that people heard of, each occasion once.</summary>
    public IEnumerable<string> Notified() =>
        World
            .Outgoing.Notified.DistinctBy(told => told.DeduplicationKey)
            .Select(told => told.Notification)
            .OfType<Notification.ToSubscribers>()
            .Select(notification => notification.Kind.ToString());

    private async Task PlayAsync(Step step)
    {
        World.Clock.Advance(TimeSpan.FromSeconds(step.Wait));
        World.Provider.IsDown = step.IsDown;
        World.Life.Begin(step.Calls);
        try
        {
            await ProcessAsync(step.Kind);
        }
        catch (KilledException)
        {
            // The platform would deliver the event again; the script may, or not.
        }

        World.Life.Begin();
        World.Provider.IsDown = false;
    }

    private Task ProcessAsync(StepKind kind)
    {
        switch (kind)
        {
            case StepKind.Store when left.Count > 0:
                Store();
                return Task.CompletedTask;
            case StepKind.Detect:
                return World.DetectAsync();
            case StepKind.Complete:
                return World.CompleteAsync();
            case StepKind.Remind:
                return World.RemindAsync(reminder);
            case StepKind.Sweep:
                return World.SweepAsync();
            case StepKind.ByHand:
                return World.OnDemandAsync(names[^1]);
            default:
                return Task.CompletedTask;
        }
    }

    private void Store()
    {
        // Nobody stores two versions within a second, to which an occasion is exact.
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        var secret = $"fake-secret-{++version}";
        if (left.Dequeue())
        {
            World.Provider.Accept("fake-id-1", secret);
        }

        World.Put(RotationWorld.Secret, secret);
    }

    /// <summary>The secret that served last.</summary>
    private async Task<string> UsedByAsync(string name)
    {
        World.Provider.Forget();
        await World.OnDemandAsync(name);
        return World.Provider.Asked[^1].Secret;
    }
}
