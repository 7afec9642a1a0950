using DotNet.Testcontainers.Builders;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Testcontainers.LocalStack;
using Xunit;

namespace Tokens.Tests.Compat;

/// <summary>Runs a stand-in for the docker command, which writes down how it was called.</summary>
[Collection(ProcessWide.Name)]
public sealed class LocalStackTests : IDisposable
{
    private readonly DirectoryInfo bin = Directory.CreateTempSubdirectory();
    private readonly Variables variables = new();

    private string Calls => Path.Combine(bin.FullName, "calls");

    [SkippableOnWindowsFact]
    public async Task A_container_is_run_waited_for_and_removed()
    {
        await using var localStack = await HealthyAtTheSecondLookAsync();
        var port = new Uri(localStack.Urls.Single()).Port;
        Docker(
            $"""
            version) echo 1.50;;
            run) echo 0123abcd;;
            port) echo 127.0.0.1:{port};;
            rm) ;;
            """
        );

        await using (
            var container = new LocalStackBuilder("localstack/localstack:4.14.0")
                .WithEnvironment("SERVICES", "ssm,sns")
                .Build()
        )
        {
            await container.StartAsync();

            container.GetConnectionString().Should().Be($"http://127.0.0.1:{port}/");
        }

        File.ReadAllLines(Calls)
            .Should()
            .Equal(
                "version --format {{.Server.APIVersion}}",
                "run --detach --rm --publish 127.0.0.1::4566 --env SERVICES=ssm,sns localstack/localstack:4.14.0",
                "port 0123abcd 4566/tcp",
                "rm --force --volumes 0123abcd"
            );
    }

    [SkippableOnWindowsFact]
    public async Task A_builder_is_left_as_it_was_by_its_next_step()
    {
        Docker("version) echo 1.50;;\nrun) echo id; exit 1;;");
        var builder = new LocalStackBuilder("image");
        builder.WithEnvironment("A", "B").Should().NotBeSameAs(builder);

        var act = () => builder.Build().StartAsync();

        await act.Should().ThrowAsync<InvalidOperationException>();
        File.ReadAllLines(Calls)[^1].Should().Be("run --detach --rm --publish 127.0.0.1::4566 image");
    }

    [SkippableOnWindowsFact]
    public void Where_no_engine_answers_building_fails_and_says_what_docker_said()
    {
        Docker("version) echo Cannot connect to the Docker daemon >&2; exit 1;;");

        var act = () => new LocalStackBuilder("image").Build();

        act.Should().Throw<DockerUnavailableException>().WithMessage("*Cannot connect to the Docker daemon*");
    }

    [Fact]
    public void Where_there_is_no_docker_command_building_fails_alike()
    {
        variables["PATH"] = bin.FullName;

        var act = () => new LocalStackBuilder("image").Build();

        act.Should().Throw<DockerUnavailableException>();
    }

    public void Dispose()
    {
        variables.Dispose();
        bin.Delete(recursive: true);
    }

    private static async Task<WebApplication> HealthyAtTheSecondLookAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var looks = 0;
        app.MapGet(
            "/_localstack/health",
            () => Results.StatusCode(looks++ == 0 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK)
        );
        await app.StartAsync();
        return app;
    }

    private void Docker(string cases)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException();
        }

        var docker = Path.Combine(bin.FullName, "docker");
        File.WriteAllText(docker, $"#!/bin/sh\necho \"$*\" >> '{Calls}'\ncase $1 in\n{cases}\nesac\n");
        File.SetUnixFileMode(docker, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        variables["PATH"] = $"{bin.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    private sealed class SkippableOnWindowsFactAttribute : FactAttribute
    {
        public SkippableOnWindowsFactAttribute() =>
            Skip = OperatingSystem.IsWindows() ? "The stand-in for docker is a shell script." : null!;
    }
}
