using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using DotNet.Testcontainers.Builders;
using Testcontainers.LocalStack;
using Tokens.Emulator;
using Tokens.Tests.Integration.AwsEmulators;

namespace Tokens.Tests.Integration.Emulators;

/// <summary>
/// The AWS that the tests run against, one for the whole run: the first of the one given by AWS_ENDPOINT_URL, LocalStack
/// in Docker, moto_server on the PATH, and the Parameter Store of src/Emulator, which is always there. Where
/// TOKENS_EMULATOR names one, any other is an error: a run that must have seen LocalStack cannot be green without it.
/// </summary>
public sealed record TestEmulator(string Name, Uri Endpoint)
{
    internal const string LocalStack = "LocalStack";

    /// <summary>Later images want an account.</summary>
    internal const string LocalStackImage = "localstack/localstack:4.14.0";

    private static readonly Lazy<Task<TestEmulator>> One = new(StartAsync);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly Lazy<Task<TestEmulator>> Noticing = new(NoticingAsync);

    /// <summary>In a container that this run started: it cannot post to this machine's loopback addresses.</summary>
    public bool IsContained { get; private init; }

    private static string? Required => Environment.GetEnvironmentVariable("TOKENS_EMULATOR");

    public static Task<TestEmulator> GetAsync() => One.Value;

    /// <summary>
    /// The one for tests that read what was published: src/Emulator where the run's emulator cannot post to
    /// this machine's loopback addresses. If TOKENS_EMULATOR names it, that is an error unless it is contained.
    /// </summary>
    public static Task<TestEmulator> WithNoticesAsync() => Noticing.Value;

    private static async Task<TestEmulator> NoticingAsync() => await NoticingAsync(await GetAsync(), Required);

    internal static async Task<TestEmulator> NoticingAsync(TestEmulator emulator, string? required)
    {
        try
        {
            await using var inbox = await Inbox.SubscribeAsync(emulator.Endpoint, "tokens-probe", Patience);
            await inbox.PublishAsync("is anybody there?");
            await inbox.WaitForAsync(1, Patience);
            return emulator;
        }
        catch (Exception unreachable)
            when (unreachable is TimeoutException or OperationCanceledException or AmazonServiceException)
        {
            if (required is { Length: > 0 } && !emulator.IsContained)
            {
                throw new InvalidOperationException(
                    $"TOKENS_EMULATOR requires {required}, and {emulator.Name} does not post to loopback addresses",
                    unreachable
                );
            }

            TestRun.Say($"{emulator.Name} cannot notify loopback addresses: those tests run against our own");
            return await OwnAsync();
        }
    }

    private static async Task<TestEmulator> StartAsync()
    {
        var emulator =
            await GivenAsync(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"))
            ?? await LocalStackAsync()
            ?? await MotoAsync()
            ?? await OwnAsync();
        emulator.ShouldBe(Required);
        TestRun.Say($"Integration tests run against {emulator.Name} at {emulator.Endpoint}");
        return emulator;
    }

    /// <param name="name">Null or nothing where any will do.</param>
    /// <exception cref="InvalidOperationException">It is another one.</exception>
    internal void ShouldBe(string? name)
    {
        if (name is { Length: > 0 } && name != Name)
        {
            throw new InvalidOperationException($"TOKENS_EMULATOR wants {name}, and what was found is {Name}");
        }
    }

    /// <param name="url">Null or nothing where none is given.</param>
    internal static async Task<TestEmulator?> GivenAsync(string? url)
    {
        if (string.IsNullOrEmpty(url))
        {
            return null;
        }

        var endpoint = new Uri(url);
        return new TestEmulator(
            await IsLocalStackAsync(endpoint) ? LocalStack : "the endpoint of AWS_ENDPOINT_URL",
            endpoint
        );
    }

    private static async Task<bool> IsLocalStackAsync(Uri endpoint)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var health = await http.GetAsync(new Uri(endpoint, "/_localstack/health"));
            return health.IsSuccessStatusCode;
        }
        catch (Exception silent) when (silent is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "Ended with the run.")]
    private static async Task<TestEmulator?> LocalStackAsync()
    {
        try
        {
            var container = TestRun.EndsWithTheRun(new LocalStackBuilder(LocalStackImage).Build());
            await container.StartAsync();
            return new TestEmulator(LocalStack, new Uri(container.GetConnectionString())) { IsContained = true };
        }
        catch (DockerUnavailableException)
        {
            TestRun.Say("No Docker engine answers: LocalStack is left out");
            return null;
        }
        catch (Exception broken)
        {
            // An engine that cannot fetch or start the image: said, and the next one is tried.
            TestRun.Say($"LocalStack did not start, and is left out: {broken.GetType().Name}: {broken.Message}");
            return null;
        }
    }

    private static async Task<TestEmulator?> MotoAsync()
    {
        if (MotoServer.Program is null)
        {
            TestRun.Say("moto_server is not on the PATH");
            return null;
        }

        var moto = TestRun.EndsWithTheRun(await MotoServer.StartAsync());
        return new TestEmulator("moto_server", moto.Endpoint);
    }

    private static async Task<TestEmulator> OwnAsync()
    {
        var own = TestRun.EndsWithTheRun(await AwsEmulator.StartAsync());
        return new TestEmulator("src/Emulator", own.Endpoint);
    }
}
