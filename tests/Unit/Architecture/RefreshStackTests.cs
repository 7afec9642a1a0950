using System.Diagnostics;
using System.Reflection;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.Composition;
using Tokens.Adapters.ParameterStore;
using Tokens.Functions;
using Tokens.Functions.Logging;
using Tokens.Tests.Unit.Functions;
using Tokens.Tests.Unit.Functions.Logging;
using Xunit;

namespace Tokens.Tests.Unit.Architecture;

/// <summary>How many of our types a reader passes from the schedule's event to PutParameter.</summary>
public sealed class RefreshStackTests : IDisposable
{
    private const int Most = 12;

    private readonly LogLines log = new();

    public void Dispose() => log.Dispose();

    [Theory]
    [InlineData("access-token", false)]
    [InlineData("access-token", true)]
    [InlineData("refresh-token", true)]
    public async Task From_the_event_to_the_store_a_refresh_passes_few_types(string parameter, bool rotates)
    {
        using var ssm = new SynchronousSsm();
        ssm.Add(
            "connections/shop",
            $$"""{"provider":"amazon-lwa","refreshTokenRotates":{{(rotates ? "true" : "false")}}}"""
        );
        ssm.Add("shop/client-id", The.ClientId.Reveal());
        ssm.Add("shop/client-secret", The.ClientSecret.Reveal());
        ssm.Add("shop/refresh-token", The.RefreshToken.Reveal());
        var endpoint = new AcceptingEndpoint { Rotates = rotates };
        endpoint.Accept(The.ClientId.Reveal(), The.ClientSecret.Reveal());

        var answer = await Function(ssm, endpoint)
            .RefreshTokens(EventSamples.Read("schedule"), LambdaContexts.With(TimeSpan.FromMinutes(5)));
        answer.StatusCode.Should().Be(200, answer.ToString());

        var types = ssm.StackOfPut($"/tokens/shop/{parameter}");
        types.Should().Contain(nameof(RefreshTokensFunction), "the whole way is on one stack");
        types.Count.Should().BeLessThanOrEqualTo(Most, "they are {0}", string.Join(", ", types));
    }

    private RefreshTokensFunction Function(SynchronousSsm ssm, ITokenEndpoint endpoint)
    {
        var clock = new VirtualClock(The.Now);
        var environment = new TokensEnvironment(The.Settings.GetValueOrDefault);
        var adapters = new DeploymentPorts(environment, clock, NullLoggerFactory.Instance) { Ssm = ssm };
        var ports = Startup.Ports(adapters, new SynchronousReads(adapters.Parameters, ssm), NullLoggerFactory.Instance) with
        {
            TokenEndpoint = endpoint,
        };
        return new RefreshTokensFunction(
            new(new TokensUseCases(ports)),
            new FunctionLog(log.Lines, log.Logger<FunctionLog>()),
            new(new RefreshMetrics(log.Lines, The.Layout.Root))
        );
    }

    /// <summary>Reads by name are made in parallel, on other threads; here they are answered at once.</summary>
    private sealed class SynchronousReads(IParameters inner, SynchronousSsm ssm) : IParameters
    {
        public Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
            IReadOnlyCollection<ParameterSelector> selectors,
            bool decrypt,
            CancellationToken cancellation
        ) =>
            Task.FromResult<IReadOnlyDictionary<ParameterSelector, ParameterLookup>>(
                selectors.ToDictionary(selector => selector, ssm.Find)
            );

        public Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation) =>
            inner.ListAsync(folder, cancellation);

        public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation) =>
            inner.HistoryAsync(name, cancellation);

        public Task WriteAsync(ParameterWrite write, CancellationToken cancellation) =>
            inner.WriteAsync(write, cancellation);

        public Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation) =>
            inner.CreateAsync(write, cancellation);

        public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation) =>
            inner.DeleteAsync(names, cancellation);

        public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation) =>
            inner.LabelAsync(name, version, label, cancellation);
    }

    /// <summary>Answers each call at once, and notes the stack of each PutParameter.</summary>
    private sealed class SynchronousSsm()
        : AmazonSimpleSystemsManagementClient("AKIDFAKE", "fake-aws-secret-access-key", Amazon.RegionEndpoint.EUWest1)
    {
        private readonly Dictionary<string, Parameter> parameters = [];
        private readonly Dictionary<string, IReadOnlyCollection<string>> stacks = [];

        public void Add(string name, string value) =>
            parameters["/tokens/" + name] = new Parameter
            {
                Name = "/tokens/" + name,
                Value = value,
                Type = name.StartsWith("connections/") ? ParameterType.String : ParameterType.SecureString,
                Version = 1,
                LastModifiedDate = (The.Now - TimeSpan.FromDays(1)).UtcDateTime,
            };

        public ParameterLookup Find(ParameterSelector selector) =>
            selector.Label is null && parameters.TryGetValue(selector.Name.Value, out var found)
                ? new ParameterLookup.Found(
                    new StoredParameter(
                        selector.Name,
                        Secret.Of(found.Value),
                        found.Version ?? 1,
                        The.Now - TimeSpan.FromDays(1)
                    )
                )
                : new ParameterLookup.Missing();

        public IReadOnlyCollection<string> StackOfPut(string name) => stacks[name];

        public override Task<GetParametersByPathResponse> GetParametersByPathAsync(
            GetParametersByPathRequest request,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult(
                new GetParametersByPathResponse
                {
                    Parameters = [.. parameters.Values.Where(one => one.Name.StartsWith(request.Path + "/"))],
                }
            );

        public override Task<GetParametersResponse> GetParametersAsync(
            GetParametersRequest request,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult(
                new GetParametersResponse
                {
                    Parameters = [.. request.Names.Where(parameters.ContainsKey).Select(name => parameters[name])],
                    InvalidParameters = [.. request.Names.Where(name => !parameters.ContainsKey(name))],
                }
            );

        public override Task<DescribeParametersResponse> DescribeParametersAsync(
            DescribeParametersRequest request,
            CancellationToken cancellationToken = default
        ) => 
            Task.FromResult(
                new DescribeParametersResponse
                {
                    Parameters = [new ParameterMetadata { Name = request.ParameterFilters[0].Values[0], Version = 1 }],
                }
            );

        public override Task<LabelParameterVersionResponse> LabelParameterVersionAsync(
            LabelParameterVersionRequest request,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(new LabelParameterVersionResponse { InvalidLabels = [] });

        public override Task<PutParameterResponse> PutParameterAsync(
            PutParameterRequest request,
            CancellationToken cancellationToken = default
        )
        {
            stacks[request.Name] = OwnTypes(new StackTrace());
            return Task.FromResult(new PutParameterResponse { Version = 2 });
        }

        private static HashSet<string> OwnTypes(StackTrace stack) =>
            [
                .. stack
                    .GetFrames()
                    .Select(frame => frame.GetMethod()?.DeclaringType)
                    .OfType<Type>()
                    .Where(type => IsOurs(type.Assembly))
                    .Select(Outermost)
                    .Select(type => type.Name),
            ];

        private static bool IsOurs(Assembly assembly) =>
            assembly.GetName().Name is "Tokens.Domain" or "Tokens.Adapters" or "bootstrap";

        /// <summary>State machines and closures are nested in the type that was written.</summary>
        private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
    }
}
