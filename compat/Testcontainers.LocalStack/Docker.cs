using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using DotNet.Testcontainers.Builders;

namespace Testcontainers.LocalStack;

/// <summary>The docker command, which knows contexts, DOCKER_HOST and credentials by itself.</summary>
internal static class Docker
{
    public static void RequireEngine()
    {
        try
        {
            RunAsync(["version", "--format", "{{.Server.APIVersion}}"], CancellationToken.None)
                .GetAwaiter()
                .GetResult();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            throw new DockerUnavailableException($"No container engine answers to the docker command. {e.Message}", e);
        }
    }

    /// <exception cref="InvalidOperationException">The command failed; the message tells what it said.</exception>
    /// <exception cref="Win32Exception">There is no such command.</exception>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken ct)
    {
        using var docker = Process.Start(
            new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        );
        var output = docker.StandardOutput.ReadToEndAsync(ct);
        var errors = docker.StandardError.ReadToEndAsync(ct);
        await docker.WaitForExitAsync(ct);
        return docker.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"docker exited with {docker.ExitCode}: {(await errors).Trim()}");
    }
}
