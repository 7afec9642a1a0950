using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Notifications;
using Tokens.Adapters.OAuth;
using Tokens.Adapters.ParameterStore;
using Tokens.Adapters.Sealing;

namespace Tokens.Adapters.Composition;

/// <summary>
/// Makes a deployment's ports from its settings. Each client of AWS or HTTP is made at its first use, so that a function
/// pays at its start for what it uses, and finds its AWS in the process's environment.
/// </summary>
public sealed class DeploymentPorts(TokensEnvironment environment, TimeProvider clock, ILoggerFactory loggers)
{
    /// <summary>How many connections are refreshed at once.</summary>
    private const int Concurrency = 8;

    /// <summary>An attempt's limit: AWSSDK.Core has none of its own, and a hung socket would use up the invocation.</summary>
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(5);

    public IAmazonSimpleSystemsManagement Ssm
    {
        get =>
            field ??= new AmazonSimpleSystemsManagementClient(
                new AmazonSimpleSystemsManagementConfig
                {
                    Timeout = AttemptLimit,
                    // Only our own code retries: the client would write a token twice where only the answer was lost, and
                    // it may have been used and replaced meanwhile. Stale connections count apart from the retries.
                    MaxErrorRetry = 0,
                    MaxStaleConnectionRetries = 0,
                }
            );
        init;
    }

    /// <summary>AWS's Parameter Store.</summary>
    public IParameters Parameters =>
        field ??= new SsmParameters(Ssm, environment.KmsKeyId, clock, loggers.CreateLogger<SsmParameters>());

    public KmsSeal Seal =>
        field ??= new(
            environment.Layout.Root,
            environment.KmsKeyId,
            new(() => new AmazonKeyManagementServiceClient(SealInTime.Config()))
        );

    /// <summary>For the operator, who restores what was sealed; the functions never do.</summary>
    public SealOpeners SealOpeners =>
        field ??= new(
            environment.Layout.Root,
            environment.KmsKeyId,
            () => new AmazonKeyManagementServiceClient(SealInTime.Config())
        );

    /// <param name="parameters">Where everything is kept; in AWS, <see cref="Parameters"/>.</param>
    /// <param name="refreshes">What a refresh reports.</param>
    /// <param name="rotations">What a rotation reports.</param>
    /// <param name="outbox">What the outbox reports.</param>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public TokensPorts Create(
        IParameters parameters,
        IRefreshObserver refreshes,
        IRotationObserver rotations,
        IOutboxObserver outbox
    )
    {
        var layout = environment.Layout;
        return new()
        {
            Layout = layout,
            Timing = new RefreshTiming(environment.SweepInterval),
            Concurrency = Concurrency,
            Clock = clock,
            Random = NewRandom(),
            Catalogue = new ConnectionCatalogue(
                parameters,
                layout,
                environment.ConnectionRules,
                environment.ClientRules
            ),
            Statuses = new Statuses(parameters, layout, loggers.CreateLogger<Statuses>()),
            AccessTokens = new AccessTokenParameters(parameters),
            CurrentStates = new CurrentStates(parameters, layout),
            Credentials = new StoredCredentials(parameters, environment.Variable),
            SecretVersions = new SecretVersionsReader(parameters),
            Leases = new LeaseParameters(parameters, layout, clock, NewOwner, loggers.CreateLogger<LeaseParameters>()),
            OutboxStore = new OutboxParameters(
                parameters,
                layout,
                clock,
                NewOwner,
                loggers.CreateLogger<OutboxParameters>()
            ),
            TokenEndpoint = new TokenEndpoint(new Lazy<HttpClient>(TokenEndpoint.NewClient), clock),
            Seal = Seal,
            Publisher = new SnsPublisher(
                new(() => new AmazonSimpleNotificationServiceClient(PublishOnce.Config(AttemptLimit))),
                new SnsTopics(environment.AlertTopicArn, environment.CompletedTopicArn),
                clock
            ),
            RefreshObserver = refreshes,
            RotationObserver = rotations,
            OutboxObserver = outbox,
        };
    }

    private static string NewOwner() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static Random NewRandom()
    {
#pragma warning disable RS0030, CA5394 // The one place where the random source is made; it spreads retries and guards nothing.
        return new Random();
#pragma warning restore RS0030, CA5394
    }
}
