using System.Collections.Immutable;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Tests.Unit.Exploration;

/// <summary>A refresh token that was used.</summary>
/// <param name="By">The process that used it.</param>
/// <param name="IsExcused">
/// Whether that process could not know or not remember it: its answer was lost, it died, or no status could be written.
/// </param>
internal sealed record Use(int By, bool IsExcused);

/// <summary>A request that a provider may be at work on.</summary>
internal sealed record Flight(int By, int Token, DateTimeOffset Until);

/// <summary>The store, and a provider that issues single-use refresh tokens and forgives nothing.</summary>
internal sealed record LeaseWorld(int IssuedTokens) : World
{
    private const int Nobody = -1;

    public ImmutableSortedDictionary<int, Use> Uses { get; init; } = ImmutableSortedDictionary<int, Use>.Empty;

    public ImmutableList<Flight> Flights { get; init; } = [];

    protected override string Facts => $"{IssuedTokens};{FactsOf(Nobody)}";

    public override string KeyOf(int process) => $"{base.KeyOf(process)};{FactsOf(process)}";

    public override World Without(int process) =>
        (LeaseWorld)base.Without(process) with
        {
            Uses = Uses.ToImmutableSortedDictionary(
                use => use.Key,
                use => use.Value.By == process ? use.Value with { By = Nobody } : use.Value
            ),
            Flights = [.. Flights.Select(flight => flight.By == process ? flight with { By = Nobody } : flight)],
        };

    public override World At(DateTimeOffset now) => this with { Flights = Flights.RemoveAll(one => one.Until < now) };

    private string FactsOf(int process)
    {
        var uses = Uses.Where(use => use.Value.By == process).Select(use => $"{use.Key}{use.Value.IsExcused}");
        var flights = Flights.Where(flight => flight.By == process).Select(one => $"{one.Token}{one.Until.Ticks}");
        return $"{string.Concat(uses)};{string.Concat(flights.Order(StringComparer.Ordinal))}";
    }

    /// <summary>The refresh token in the store.</summary>
    public int Stored => LeaseProtocol.NumberIn(Store[LeaseProtocol.RefreshToken].Value);

    public string Status => Store.GetValueOrDefault(LeaseProtocol.Status)?.Value ?? "";

    /// <summary>Whoever comes finds out that the stored token is used, or that it is not in use.</summary>
    public bool IsRemembered => Status.Contains("\"state\":\"sign-in-again\"", StringComparison.Ordinal);

    /// <summary>Where the stored token was used by this process, nobody can blame it for what others do with it.</summary>
    public LeaseWorld Excusing(int process) =>
        Uses.TryGetValue(Stored, out var use) && use.By == process
            ? this with
            {
                Uses = Uses.SetItem(Stored, use with { IsExcused = true }),
            }
            : this;
}

/// <summary>
/// The refresh of one connection whose refresh token is single use: invoked for it by name, which ignores the token's age,
/// or by the schedule, where an access token must not replace a newer one either.
/// </summary>
internal sealed class LeaseProtocol(Bug bug = Bug.None, bool isScheduled = false) : Protocol
{
    public const string RefreshToken = "/tokens/shop/refresh-token";

    public const string Status = "/tokens/status/shop";

    private const string AccessToken = "/tokens/shop/access-token";

    private const string Prefix = "fake-refresh-token-";

    private static readonly TimeSpan Run = TimeSpan.FromMinutes(5);

    /// <summary>docs/promises.md: a process that dies blocks nobody for longer.</summary>
    public override TimeSpan Recovery => TimeSpan.FromMinutes(6);

    public override World Begin =>
        new LeaseWorld(1)
            .With(
                new Call.Write(RefreshToken, $"{Prefix}1", IsSecure: true, Creates: false),
                process: 0,
                isScheduled ? LongAgo : The.Now
            )
            .With(new Call.Write(AccessToken, "fake-access-token-1", IsSecure: true, Creates: false), 0, LongAgo);

    /// <summary>An access token of then is due.</summary>
    private static DateTimeOffset LongAgo => The.Now - TimeSpan.FromHours(10);

    public static int NumberIn(string token) => int.Parse(token[(token.LastIndexOf('-') + 1)..]);

    public override async Task<string> RunAsync(Process process)
    {
        var world = new RefreshWorld();
        world.Connect("shop", """{"provider":"mercado-libre"}""");
        process.Clock = world.Clock;
        process.Clock.Advance(process.StartedAt - The.Now);
        world.Parameters = Planted.In(new ExploredParameters(world.Memory, process), bug, process.Clock);
        var result = await ResultAsync(world, new Provider(process));
        var kept = world.Observer.SealedTokens.IsEmpty ? "" : ", sealed";
        var notified = world.Subscribers.Notices.Any(notice => $"{notice}".Contains("SignInAgain")) ? ", notified" : "";
        return $"{result}{kept}{notified}";
    }

    /// <summary>
    /// An invocation's way to its connection, as in <see cref="RefreshTokens"/> and <see cref="RefreshRound"/>, without the
    /// channel between these, whose continuations run on other threads.
    /// </summary>
    private async Task<string> ResultAsync(RefreshWorld world, ITokenEndpoint provider)
    {
        var clock = new RunClock(world.Clock, new FixedRandom(), Run);
        var ports = world.Ports with { TokenEndpoint = provider };
        var useCases = new TokensUseCases(ports);
        try
        {
            var all = await useCases.TakeSnapshot.TakeAsync(isScheduled ? null : ["shop"], CancellationToken.None);
            if (all.Connections is not [var snapshot])
            {
                return "no snapshot";
            }

            var decision = RefreshChecks.Decide(snapshot, new RefreshTiming(Run), !isScheduled, clock.StartedAt);
            var credentials = new CredentialCache(ports.Credentials);
            await credentials.ReadAsync([snapshot.Connection], CancellationToken.None);
            if (decision is not RefreshDecision.Due || !clock.Budget.AllowsStart(clock.Now))
            {
                return $"not begun: {decision}";
            }

            var result = await useCases.RefreshConnection.RunAsync(
                isScheduled ? snapshot : snapshot.OnDemand(),
                credentials.ReadinessOf(snapshot),
                clock.ForOne(),
                CancellationToken.None
            );
            return $"{result}";
        }
        catch (Exception failure) when (failure is StoreException or OperationCanceledException)
        {
            return failure.Message;
        }
    }

    /// <summary>What is read before the refresh has no time limit of its own: it is ended with the function.</summary>
    public override DateTimeOffset Deadline(History process)
    {
        var budget = TimeBudget.Of(process.StartedAt, Run);
        return process.Pending switch
        {
            Call.Send or Call.Receive => budget.LastExchange,
            Call.Read when process.Did(IsSave) => new[]
            {
                process.LastAt + StoreTokens.LongestCheck,
                budget.LastStore,
            }.Min(),
            Call.Read { Names: var names } when IsClaim(names) || process.Did(IsExchange) => budget.LastExchange,
            Call.Write { Name: var name } when IsClaim(name) && !process.Did(IsCheck) => budget.LastExchange,
            Call.Write { Name: RefreshToken } => budget.LastSave,
            _ => budget.LastStore,
        };
    }

    private static bool IsClaim(string names) => names.Contains("/claims/", StringComparison.Ordinal);

    /// <summary>Between the lease and the exchange.</summary>
    private static bool IsCheck(Call call) => call is Call.Read { Names: var names } && names.Contains(' ');

    private static bool IsSave(Call call) => call is Call.Write { Name: RefreshToken };

    private static bool IsExchange(Call call) => call is Call.Send;

    private static bool IsSurvey(Turn turn) =>
        turn.Call is Call.Read { Names: var names }
        && !IsClaim(names)
        && !IsCheck(turn.Call)
        && !turn.History.Did(IsExchange);

    public override IEnumerable<Outcome> Outcomes(World world, Turn turn)
    {
        var lease = (LeaseWorld)world;
        var known = turn.Call switch
        {
            Call.Send send => [Sent(lease, turn, NumberIn(send.What))],
            Call.Receive receive => Received(lease, turn.Process, NumberIn(receive.What)),
            _ => OfStore(lease, turn).Select(outcome => Judged(lease, turn, outcome)),
        };
        var all =
            !turn.IsLate ? known
            : IsSurvey(turn) ? []
            : Late(lease, turn.Process, known);
        var ends = EndOfLease(turn);
        var marks = turn.Call is Call.Write { Creates: true } ? new[] { ends - Slack, ends + The.Tick } : [];
        return all.Select(outcome => outcome with { Marks = marks })
            .Append(new Outcome("dies", lease.Excusing(turn.Process), null, IsFault: true));
    }

    public override World Ended(World world, int process, string result)
    {
        var lease = (LeaseWorld)world;
        var lost = lease.Uses.GetValueOrDefault(lease.Stored) == new Use(process, IsExcused: false);
        var isReported = lease.IsRemembered && result.Contains("notified", StringComparison.Ordinal);
        return lost && !(isReported && result.Contains("sealed", StringComparison.Ordinal))
            ? lease with
            {
                Violation = $"a new refresh token is lost: {result}",
            }
            : lease;
    }

    public override string? Recovered(World world, string result) =>
        result.StartsWith(nameof(RefreshResult.Refreshed), StringComparison.Ordinal)
        || result.Contains(nameof(RefreshDecision.NotYet), StringComparison.Ordinal)
        || ((LeaseWorld)world).IsRemembered
            ? null
            : $"the connection neither goes on nor waits for a sign-in: {result}";

    /// <summary>A minute after the owner's last store; until then a provider may be at work on its request.</summary>
    private static DateTimeOffset EndOfLease(Turn turn) => TimeBudget.Of(turn.History.StartedAt, Run).LastStore + Slack;

    private static TimeSpan Slack => TimeSpan.FromMinutes(1);

    private static Outcome Sent(LeaseWorld world, Turn turn, int token)
    {
        var violation =
            world.Flights.Exists(flight => flight.Token == token && flight.Until >= turn.Now)
                ? $"refresh token {token} is exchanged twice at a time"
            : world.Uses.TryGetValue(token, out var use) && !use.IsExcused ? $"refresh token {token} is shown again"
            : null;
        var after = world with
        {
            Flights = world.Flights.Add(new Flight(turn.Process, token, EndOfLease(turn))),
            Violation = violation,
        };
        return new Outcome("is sent", after, new Reply("sent", true), IsFault: false);
    }

    private static IEnumerable<Outcome> Received(LeaseWorld world, int process, int token)
    {
        var used = world with
        {
            IssuedTokens = world.IssuedTokens + 1,
            Uses = world.Uses.SetItem(token, new Use(process, IsExcused: false)),
        };
        var (after, answer) =
            token == world.IssuedTokens
                ? (used, IssuedTokens(used.IssuedTokens))
                : (world, new Reply("refused", new ExchangeOutcome.SignInAgain("invalid_grant")));
        var (lost, refusal) = (Lost("no answer", mayBeDone: true), Lost("answered 503", mayBeDone: false));
        var answered = after with { Flights = after.Flights.RemoveAll(flight => flight.By == process) };
        yield return new Outcome("is answered", answered, answer, IsFault: false);
        yield return new Outcome("is done and its answer is lost", after.Excusing(process), lost, IsFault: true);
        yield return new Outcome("is lost", world, lost, IsFault: true);
        yield return new Outcome(
            "is answered 503",
            world with
            {
                Flights = world.Flights.RemoveAll(flight => flight.By == process),
            },
            refusal,
            IsFault: true
        );
        yield return new Outcome("is done and the process dies", after.Excusing(process), null, IsFault: true);
    }

    private static Reply IssuedTokens(int number) =>
        new(
            $"issued {number}",
            new ExchangeOutcome.Refreshed(
                new AccessToken(Some.Secret($"fake-access-token-{number}"), TimeSpan.FromHours(6)),
                Some.Secret($"{Prefix}{number}"),
                null
            )
        );

    private static Reply Lost(string reason, bool mayBeDone) =>
        new(reason, new ExchangeOutcome.RetryLater(null, reason) { MayBeDone = mayBeDone });

    /// <summary>What was done when the process gave up was done before; it does not come late.</summary>
    private static IEnumerable<Outcome> Late(LeaseWorld world, int process, IEnumerable<Outcome> known)
    {
        yield return new Outcome("is given up", world.Excusing(process), Reply.Late, IsFault: true);
        var done = (LeaseWorld)known.First().World;
        if (done != world)
        {
            yield return new Outcome(
                "is done and given up",
                done.Status != world.Status ? done : (done with { Flights = world.Flights }).Excusing(process),
                Reply.Late,
                IsFault: true
            );
        }
    }

    /// <summary>A status that cannot be written excuses; a token must not come back over a newer one.</summary>
    private Outcome Judged(LeaseWorld before, Turn turn, Outcome outcome)
    {
        var world = (LeaseWorld)outcome.World;
        if (turn.Call is Call.Write { Name: Status } && outcome.IsFault)
        {
            return outcome with { World = world == before ? world.Excusing(turn.Process) : world };
        }

        return
            turn.Call is Call.Write { Name: AccessToken or RefreshToken, Name: var name } write
            && (name == RefreshToken || isScheduled)
            && before.Store.GetValueOrDefault(name) is { } old
            && world != before
            && NumberIn(old.Value) > NumberIn(write.Value)
            ? outcome with
            {
                World = world with { Violation = $"{name} comes back over a newer one" },
            }
            : outcome;
    }

    private sealed class Provider(Process process) : ITokenEndpoint
    {
        public async Task<ExchangeOutcome> ExchangeAsync(TokenRequest request, CancellationToken cancellation)
        {
            var token = request.RefreshToken!.Reveal();
            await process.AskAsync<bool>(new Call.Send(token), cancellation);
            return await process.AskAsync<ExchangeOutcome>(new Call.Receive(token), cancellation);
        }
    }
}
