using System.Runtime.InteropServices;

namespace Tokens.Emulator.Lambda;

/// <summary>A function's environment variables: what Lambda sets, the function's own, and of the test's only what a process needs to run at all.</summary>
internal static class FunctionVariables
{
    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "TMP", "TEMP", "SYSTEMROOT", "USERPROFILE"];

    public static Dictionary<string, string> Of(LambdaHostOptions options, string runtimeApi)
    {
        var variables = Necessary();
        foreach (var (name, value) in SetByLambda(options, runtimeApi).Concat(options.Environment))
        {
            variables[name] = value;
        }

        return variables;
    }

    // An executable that depends on a shared framework looks for it in DOTNET_ROOT, or where installers put it.
    private static Dictionary<string, string> Necessary()
    {
        var all = Environment.GetEnvironmentVariables();
        var necessary = all
            .Keys.Cast<string>()
            .Where(name =>
                Inherited.Contains(name, StringComparer.OrdinalIgnoreCase)
                || (name.StartsWith("DOTNET_", StringComparison.Ordinal) && name is not "DOTNET_STARTUP_HOOKS")
            )
            .ToDictionary(name => name, name => (string)all[name]!);
        necessary.TryAdd(
            "DOTNET_ROOT",
            Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."))
        );
        return necessary;
    }

    private static Dictionary<string, string> SetByLambda(LambdaHostOptions options, string runtimeApi)
    {
        var taskRoot = Path.GetDirectoryName(Path.GetFullPath(options.Executable))!;
        return new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["AWS_LAMBDA_FUNCTION_NAME"] = options.FunctionName,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{options.FunctionName}",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = "2026/01/01/[$LATEST]00000000000000000000000000000000",
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["_HANDLER"] = "bootstrap",
            ["LAMBDA_TASK_ROOT"] = taskRoot,
            ["AWS_REGION"] = options.Region,
            ["AWS_DEFAULT_REGION"] = options.Region,
            ["TZ"] = ":UTC",
            // Credentials that open nothing, so that an SDK neither asks the network for some nor finds a developer's.
            ["AWS_ACCESS_KEY_ID"] = "fake-access-key-id",
            ["AWS_SECRET_ACCESS_KEY"] = "fake-secret-access-key",
            ["AWS_SESSION_TOKEN"] = "fake-session-token",
            ["AWS_CONFIG_FILE"] = Path.Combine(taskRoot, "no-such-config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(taskRoot, "no-such-credentials"),
        };
    }
}
