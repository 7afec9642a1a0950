using System.Text.RegularExpressions;
using Tokens.Emulator;
using Tokens.Emulator.CloudFormation;
using Tokens.Tests.Templates;
using Tokens.Tests.Templates.Policies;

namespace Tokens.Tests.Integration.Template;

/// <summary>
/// Every call that the published functions make is allowed by their roles in the template, and the roles allow nothing
/// that no function needs.
/// </summary>
public sealed partial class RolePolicyTests(RolePolicyTests.Recording recording)
    : IClassFixture<RolePolicyTests.Recording>
{
    public static TheoryData<string> Each => [.. TemplateFile.In(TestRun.RepoRoot).Named(ServerlessTemplate.Function)];

    [Theory]
    [MemberData(nameof(Each))]
    public void Whatever_a_function_asks_of_AWS_its_role_allows(string function)
    {
        var policy = RolePolicy.Of(recording.Deployment, function);

        recording.NeededBy(function).Where(call => !policy.Allows(call)).Distinct().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void A_role_allows_nothing_that_its_function_never_needs(string function) =>
        RolePolicy.Of(recording.Deployment, function).Unused(recording.NeededBy(function)).Should().BeEmpty();

    /// <summary>An operation that is new in the adapters has to be played here too, or the role's first use would be production.</summary>
    [Fact]
    public void Every_operation_that_the_adapters_know_was_called()
    {
        var known = Directory
            .EnumerateFiles(Path.Combine(TestRun.RepoRoot, "src", "Adapters"), "*.cs", SearchOption.AllDirectories)
            // What opens a seal and what the doctor looks at are the operator's.
            .Where(file => Path.GetFileName(file) != "KmsSealOpener.cs")
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Inspection")
            .SelectMany(file => Operation().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        known.Should().HaveCountGreaterThan(5);
        recording.Calls.Select(call => call.Operation).ToHashSet().Should().BeEquivalentTo(known);
    }

    [GeneratedRegex(@"\b(?:ssm|client|kms\.Value)\.(\w+)Async\(")]
    private static partial Regex Operation();

    /// <summary>One run of everything, which all the tests look at.</summary>
    public sealed class Recording : IAsyncLifetime
    {
        private CallRecorder recorder = null!;

        public Deployment Deployment { get; private set; } = null!;

        public IReadOnlyList<RecordedCall> Calls => recorder.Calls;

        /// <summary>And what Lambda itself does with the function's role: it writes the log and sends away what failed.</summary>
        public IReadOnlyCollection<AwsCall> NeededBy(string function)
        {
            var properties = Deployment.Properties(function);
            var log = Deployment.Template.Resource(function)["Properties"]!["LoggingConfig"]!["LogGroup"]!["Ref"];
            var failures = properties["EventInvokeConfig"]!["DestinationConfig"]!["OnFailure"]!["Destination"];
            return
            [
                .. recorder.NeededBy(function),
                new AwsCall("logs:CreateLogStream", $"<{log}.Arn>"),
                new AwsCall("logs:PutLogEvents", $"<{log}.Arn>"),
                new AwsCall("sqs:SendMessage", (string)failures!),
            ];
        }

        public async Task InitializeAsync()
        {
            await using var store = await AwsEmulator.StartAsync();
            var key = store.CreateKey("alias/tokens");
            await using var world = await World.StartListeningAsync(store);
            recorder = new CallRecorder(store, key);
            var scenario = new EveryCall(world, store, key);
            Deployment = new Deployment(
                TemplateFile.In(TestRun.RepoRoot),
                new Dictionary<string, string>
                {
                    ["AWS::AccountId"] = key.Split(':')[4],
                    ["Root"] = world.Root,
                    ["CredentialPath"] = scenario.Credentials,
                    ["OutputPath"] = scenario.Outputs,
                    ["Key.Arn"] = key,
                    ["AlertTopic"] = world.Alerts.TopicArn,
                    ["RotationCompletedTopic"] = world.Completions.TopicArn,
                }
            );
            await scenario.RunAsync();
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
