using Amazon;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Adapters.Wiring;
using Tokens.Functions;
using Tokens.Functions.Logging;
using Tokens.Tests.Unit.Adapters.Wiring;
using Xunit;

namespace Tokens.Tests.Unit.Functions;

public sealed class StartupTests
{
    private const string NestedFolders =
        "TOKENS_ROOT, TOKENS_CREDENTIAL_PATHS and TOKENS_OUTPUT_PATHS do not fit together: /tokens and /tokens/out overlap; *";

    /// <summary>The generated entry point makes it before the first invocation: what failed here would be told by no answer.</summary>
    [Theory]
    [InlineData(typeof(RefreshTokensFunction))]
    [InlineData(typeof(RemindOfRotationFunction))]
    [InlineData(typeof(DetectRotationFunction))]
    [InlineData(typeof(CompleteRotationFunction))]
    public void A_function_is_made_whatever_its_settings_say(Type function)
    {
        var services = new ServiceCollection();
        services.AddSingleton(function);
        new Startup().ConfigureServices(services);
        services.AddSingleton(new TokensEnvironment(_ => "wrong"));
        using var provider = services.BuildServiceProvider();
        using var made = new ClientsMade();

        provider.GetRequiredService(function).Should().NotBeNull();

        made.All.Should().BeEmpty();
    }

    [Fact]
    public void What_a_wrong_setting_failed_is_tried_again_by_the_next_invocation()
    {
        var root = "wrong";
        var services = new ServiceCollection();
        new Startup().ConfigureServices(services);
        services.AddSingleton(new TokensEnvironment(name => name == "TOKENS_ROOT" ? root : null));
        using var provider = services.BuildServiceProvider();
        var metrics = provider.GetRequiredService<Lazy<RefreshMetrics>>();

        FluentActions
            .Invoking(() => metrics.Value)
            .Should()
            .Throw<SettingException>()
            .WithMessage("*TOKENS_ROOT*wrong*");
        root = "/tokens";

        metrics.Value.Should().BeSameAs(provider.GetRequiredService<RefreshMetrics>());
    }

    /// <summary>Before anything is read or written, whatever the event.</summary>
    [Theory]
    [InlineData(typeof(RefreshTokens))]
    [InlineData(typeof(RemindOfRotation))]
    [InlineData(typeof(DetectRotation))]
    [InlineData(typeof(CompleteRotation))]
    public void No_use_case_is_ready_while_folders_lie_within_one_another(Type useCase)
    {
        using var provider = WithNestedFolders();

        provider
            .Invoking(it => it.GetRequiredService(useCase))
            .Should()
            .Throw<SettingException>()
            .WithMessage(NestedFolders);
    }

    [Fact]
    public async Task An_invocation_fails_while_folders_lie_within_one_another()
    {
        using var provider = WithNestedFolders();
        var function = provider.GetRequiredService<RefreshTokensFunction>();

        (
            await function
                .Invoking(it =>
                    it.RefreshTokens(EventSamples.Read("schedule"), LambdaContexts.With(TimeSpan.FromMinutes(5)))
                )
                .Should()
                .ThrowAsync<SettingException>()
        ).WithMessage(NestedFolders);
    }

    /// <summary>Each of them once made a client of SNS before its first event, for messages that most events do not cause.</summary>
    [Theory]
    [InlineData(typeof(RefreshTokens))]
    [InlineData(typeof(RemindOfRotation))]
    [InlineData(typeof(DetectRotation))]
    [InlineData(typeof(CompleteRotation))]
    public void A_use_case_is_ready_with_no_client_of_AWS_but_that_of_Parameter_Store(Type useCase)
    {
        var services = new ServiceCollection();
        new Startup().ConfigureServices(services);
        AddParameterStore(services);
        using var provider = services.BuildServiceProvider();
        using var made = new ClientsMade();

        provider.GetRequiredService(useCase);

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

    private static ServiceProvider WithNestedFolders()
    {
        var services = new ServiceCollection();
        services.AddSingleton<RefreshTokensFunction>();
        new Startup().ConfigureServices(services);
        AddParameterStore(services);
        services.AddSingleton(new TokensEnvironment(name => name == "TOKENS_OUTPUT_PATHS" ? "/out,/tokens/out" : null));
        return services.BuildServiceProvider();
    }

    /// <summary>With a Region and keys of its own: the client would need them from the environment otherwise.</summary>
    private static void AddParameterStore(ServiceCollection services) =>
        services.AddSingleton<IAmazonSimpleSystemsManagement>(_ => new AmazonSimpleSystemsManagementClient(
            "fake-access-key",
            "fake-secret-key",
            new AmazonSimpleSystemsManagementConfig { RegionEndpoint = RegionEndpoint.EUWest1 }
        ));
}
