using System.Text.Json;
using System.Text.Json.Nodes;
using Tokens.Cli.Failures;
using Tokens.Cli.Output;
using Tokens.Emulator.Http;
using Tokens.Emulator.Lambda;
using Tokens.Functions;

namespace Tokens.Cli.Commands.Local;

/// <summary>The published executable of the functions, a process each, behind Lambda's runtime API.</summary>
/// <param name="executable">The published <c>bootstrap</c>.</param>
/// <param name="variablesOf">A function's environment variables, by its name.</param>
/// <param name="log">Shows what the functions log.</param>
internal sealed class BootstrapFunctions(
    string executable,
    Func<string, IReadOnlyDictionary<string, string>> variablesOf,
    LocalLog log
) : ILocalFunctions
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, LambdaHost> hosts = [];
    private readonly SemaphoreSlim starting = new(1);

    /// <exception cref="CommandException">There is no such file.</exception>
    public static void RequireExecutable(string executable)
    {
        if (!File.Exists(executable))
        {
            throw new CommandException(
                $"--bootstrap: {executable} does not exist",
                "publish the functions with dotnet publish src/Functions -c Release -o out, and give out/bootstrap",
                ExitCode.Usage
            );
        }
    }

    public async Task<bool> InvokeAsync(FunctionEntry function, string payload, CancellationToken cancellation)
    {
        var host = await HostAsync(function.Name, cancellation);
        var shown = host.Output.Lines.Count;
        var outcome = await host.InvokeAsync(payload, cancellation);
        foreach (var line in host.Output.Lines.Skip(shown))
        {
            Show(function.Name, line.Text);
        }

        if (Problem(outcome) is not { } problem)
        {
            return true;
        }

        log.Add(function.Name, problem, Style.Bad);
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts.Values)
        {
            await host.DisposeAsync();
        }

        starting.Dispose();
    }

    private async Task<LambdaHost> HostAsync(string function, CancellationToken cancellation)
    {
        await starting.WaitAsync(cancellation);
        try
        {
            if (!hosts.TryGetValue(function, out var host))
            {
                var options = new LambdaHostOptions
                {
                    Executable = executable,
                    FunctionName = $"tokens-{function}",
                    Environment = Variables(function),
                    Timeout = Limit,
                };
                hosts[function] = host = await LambdaHost.StartAsync(options);
            }

            return host;
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>The template's, and where AWS is.</summary>
    private Dictionary<string, string> Variables(string function)
    {
        var variables = new Dictionary<string, string>(variablesOf(function));
        foreach (var name in new[] { "AWS_ENDPOINT_URL", "AWS_REGION" })
        {
            if (System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                variables[name] = value;
            }
        }

        return variables;
    }

    private static string? Problem(Invocation outcome) =>
        outcome switch
        {
            Invocation.Answered => null,
            Invocation.Failed failed => $"{failed.ErrorType}: {failed.ErrorMessage}",
            Invocation.TimedOut => $"ended after {TimeFormat.Span(Limit)}, as Lambda ends a function at its timeout",
            Invocation.Exited exited => $"the process ended with the code {exited.ExitCode}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>A line of the functions' JSON log; metrics are for CloudWatch.</summary>
    private void Show(string function, string text)
    {
        if (JsonText.ReadObject(text) is not { } line)
        {
            log.Add(function, text, Style.Faint);
        }
        else if ((string?)line["message"] is { } message)
        {
            var style = (string?)line["level"] switch
            {
                "Error" or "Critical" => Style.Bad,
                "Warning" => Style.Warning,
                "Information" => Style.Plain,
                _ => Style.Faint,
            };
            log.Add(function, message, style);
        }
    }
}
