using System.Diagnostics.CodeAnalysis;
using DotNet.Testcontainers.Builders;
using Testcontainers.LocalStack;
using Tokens.Tests.Integration.ParameterStoreServers;
using Tokens.Tests.ParameterStoreServer;

namespace Tokens.Tests.Integration.Emulators;

/// <summary>
/// The AWS that the tests run against, one for the whole run: the first of the one given by AWS_ENDPOINT_URL, LocalStack
/// in Docker, moto_server on the PATH, and the Parameter Store of tests/ParameterStoreServer, which is always there.
/// </summary>
public sealed record Emulator(string Name, Uri Endpoint)
{
    /// <summary>Later images want an account.</summary>
    private const string LocalStackImage = "localstack/localstack:4.14.0";

    private static readonly Lazy<Task<Emulator>> One = new(StartAsync);

    public static Task<Emulator> GetAsync() => One.Value;

    private static async Task<Emulator> StartAsync()
    {
        var emulator = Given() ?? await LocalStackAsync() ?? await MotoAsync() ?? await OwnAsync();
        TestRun.Say($"Integration tests run against {emulator.Name} at {emulator.Endpoint}");
        return emulator;
    }

    private static Emulator? Given() =>
        Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } url
            ? new Emulator("the endpoint of AWS_ENDPOINT_URL", new Uri(url))
            : null;

    [SuppressMessage("Reliability", "CA2000", Justification = "Ended with the run.")]
    private static async Task<Emulator?> LocalStackAsync()
    {
        try
        {
            var container = TestRun.EndsWithTheRun(new LocalStackBuilder(LocalStackImage).Build());
            await container.StartAsync();
            return new Emulator("LocalStack", new Uri(container.GetConnectionString()));
        }
        catch (DockerUnavailableException)
        {
            TestRun.Say("No Docker engine answers: LocalStack is left out");
            return null;
        }
    }

    private static async Task<Emulator?> MotoAsync()
    {
        if (MotoServer.Program is null)
        {
            TestRun.Say("moto_server is not on the PATH");
            return null;
        }

        var moto = TestRun.EndsWithTheRun(await MotoServer.StartAsync());
        return new Emulator("moto_server", moto.Endpoint);
    }

    private static async Task<Emulator> OwnAsync()
    {
        var own = TestRun.EndsWithTheRun(await ParameterStore.StartAsync());
        return new Emulator("tests/ParameterStoreServer", own.Endpoint);
    }
}
