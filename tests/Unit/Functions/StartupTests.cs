using System.Text;
using Amazon;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Tokens.Adapters.Composition;
using Tokens.Functions;
using Tokens.Functions.Logging;
using Tokens.Tests.Unit.Adapters.Composition;
using Tokens.Tests.Unit.Template;

namespace Tokens.Tests.Unit.Functions;

public sealed class StartupTests
{
    private const string Nested =
        "TOKENS_ROOT, TOKENS_CREDENTIAL_PATHS and TOKENS_OUTPUT_PATHS do not fit together: /tokens and /tokens/out overlap; *";

    /// <summary>The generated entry point makes it before the first invocation: what failed here would be told by no answer.</summary>
    [Fact]
    public void Each_function_is_made_whatever_its_settings_say()
    {
        using var made = new ClientsMade();
        using var provider = Services(_ => "wrong");

        foreach (var function in FunctionTable.All)
        {
            function.Create(provider).Should().NotBeNull();
        }

        made.All.Should().BeEmpty();
    }

    /// <summary>As the generated entry point does.</summary>
    [Fact]
    public void Each_functions_constructor_takes_what_the_start_up_adds()
    {
        var services = new ServiceCollection();
        new Startup().ConfigureServices(services);
        foreach (var type in Stack.EntryPoints.Select(method => method.DeclaringType!))
        {
            services.AddSingleton(type);
        }

        using var provider = services.BuildServiceProvider();

        Stack
            .EntryPoints.Select(method => provider.GetRequiredService(method.DeclaringType!))
            .Should()
            .HaveSameCount(FunctionTable.All);
    }

    [Fact]
    public void The_table_has_every_entry_point() =>
        FunctionTable
            .All.Select(function => function.Name)
            .Should()
            .BeEquivalentTo(Stack.EntryPoints.Select(method => method.Name));

    [Fact]
    public void What_a_wrong_setting_failed_is_tried_again_by_the_next_invocation()
    {
        var root = "wrong";
        using var provider = Services(name => name == "TOKENS_ROOT" ? root : null);
        var metrics = provider.GetRequiredService<Lazy<RefreshMetrics>>();

        FluentActions
            .Invoking(() => metrics.Value)
            .Should()
            .Throw<SettingException>()
            .WithMessage("*TOKENS_ROOT*wrong*");
        root = "/tokens";

        metrics.Value.Should().NotBeNull();
    }

    /// <summary>Before anything is read or written, whatever the event.</summary>
    [Fact]
    public void No_use_case_is_ready_while_folders_lie_within_one_another()
    {
        using var provider = Services(NestedFolders);

        provider
            .GetRequiredService<Lazy<TokensUseCases>>()
            .Invoking(it => it.Value)
            .Should()
            .Throw<SettingException>()
            .WithMessage(Nested);
    }

    [Fact]
    public async Task An_invocation_fails_while_folders_lie_within_one_another()
    {
        using var provider = Services(NestedFolders);
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(EventSamples.Read("schedule").GetRawText()));
        var function = FunctionTable.RefreshTokens.Create(provider);

        (
            await function
                .Awaiting(it => it(input, LambdaContexts.With(TimeSpan.FromMinutes(5))))
                .Should()
                .ThrowAsync<SettingException>()
        ).WithMessage(Nested);
    }

    /// <summary>Each once made a client of SNS before its first event, for messages that most events do not cause.</summary>
    [Fact]
    public void The_use_cases_are_ready_with_no_client_of_AWS_but_that_of_Parameter_Store()
    {
        using var made = new ClientsMade();
        var adapters = Adapters(new TokensEnvironment(_ => null));
        var useCases = new TokensUseCases(Startup.Ports(adapters, adapters.Parameters, NullLoggerFactory.Instance));

        object[] ready =
        [
            useCases.RefreshTokens,
            useCases.RemindOfRotation,
            useCases.DetectRotation,
            useCases.CompleteRotation,
        ];

        ready.Should().NotContainNulls();
        made.All.Should().Equal(typeof(AmazonSimpleSystemsManagementClient));
    }

    /// <summary>Under Native AOT that took a fifth of a cold start.</summary>
    [Fact]
    public void Nothing_is_made_by_reflection()
    {
        var services = new ServiceCollection();

        new Startup().ConfigureServices(services);

        services
            .Where(service => service.ImplementationType is not null)
            .Select(service => service.ServiceType)
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void A_client_that_is_made_is_seen()
    {
        using var made = new ClientsMade();

        new AmazonSimpleNotificationServiceClient(
            "fake-access-key",
            "fake-secret-key",
            new AmazonSimpleNotificationServiceConfig { RegionEndpoint = RegionEndpoint.EUWest1 }
        ).Dispose();

        made.All.Should().Equal(typeof(AmazonSimpleNotificationServiceClient));
    }

    private static string? NestedFolders(string name) => name == "TOKENS_OUTPUT_PATHS" ? "/out,/tokens/out" : null;

    private static ServiceProvider Services(Func<string, string?> variables)
    {
        var environment = new TokensEnvironment(variables);
        var loggers = NullLoggerFactory.Instance;
        var lines = new JsonLines(Stream.Null, TimeProvider.System);
        return Startup.AddFunctions(new ServiceCollection(), environment, lines, loggers, Ports).BuildServiceProvider();

        TokensPorts Ports()
        {
            var adapters = Adapters(environment);
            return Startup.Ports(adapters, adapters.Parameters, loggers);
        }
    }

    private static DeploymentPorts Adapters(TokensEnvironment environment) =>
        new(environment, TimeProvider.System, NullLoggerFactory.Instance) { Ssm = ParameterStore() };

    /// <summary>With a Region and keys of its own: the client would need them from the environment otherwise.</summary>
    private static AmazonSimpleSystemsManagementClient ParameterStore() =>
        new(
            "fake-access-key",
            "fake-secret-key",
            new AmazonSimpleSystemsManagementConfig { RegionEndpoint = RegionEndpoint.EUWest1 }
        );
}
