using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: Xunit.TestFramework("Tokens.Tests.Integration.TestRun", "Tokens.Tests.Integration")]

namespace Tokens.Tests.Integration;

/// <summary>
/// The run itself: says on the console what the tests run against, and ends what they started. xunit 2 has no fixture
/// for a whole assembly.
/// </summary>
public sealed class TestRun : XunitTestFramework
{
    private static readonly Lock Gate = new();
    private static readonly Stack<IAsyncDisposable> Started = new();
    private static IMessageSink? sink;

    public TestRun(IMessageSink messageSink)
        : base(messageSink)
    {
        sink = messageSink;
        // The runner does not always dispose of its framework; a server left behind would outlive the run.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();
        DisposalTracker.Add(new Ending());
    }

    public static string RepoRoot { get; } = Metadata("RepoRoot");

    /// <summary>The command's executable, as it was built with the tests.</summary>
    public static string Cli { get; } = Metadata("Cli");

    public static string AwsPackages { get; } = Metadata("AwsPackages");

    public static void Say(string line) => sink?.OnMessage(new DiagnosticMessage(line));

    public static T EndsWithTheRun<T>(T started)
        where T : IAsyncDisposable
    {
        lock (Gate)
        {
            Started.Push(started);
        }

        return started;
    }

    private static void EndAll()
    {
        lock (Gate)
        {
            while (Started.TryPop(out var started))
            {
                started.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
    }

    private static string Metadata(string key) =>
        typeof(TestRun)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == key)
            .Value!;

    private sealed class Ending : IDisposable
    {
        public void Dispose() => EndAll();
    }
}
