namespace Tokens.Tests.Integration.LambdaHosts;

public sealed class FunctionVariablesTests
{
    [Fact]
    public async Task A_process_sees_what_Lambda_sets_and_the_functions_own_and_nothing_else_of_the_tests()
    {
        Environment.SetEnvironmentVariable("TOKENS_LEAKED_FROM_THE_TEST", "yes");

        var variables = await VariablesAsync(
            new LambdaHostOptions
            {
                Executable = "/usr/bin/env",
                FunctionName = "RefreshTokens",
                Region = "eu-central-1",
                Environment = new Dictionary<string, string> { ["TOKENS_ROOT"] = "/t", ["AWS_ACCESS_KEY_ID"] = "mine" },
            }
        );

        variables
            .Should()
            .Contain([
                new("AWS_LAMBDA_FUNCTION_NAME", "RefreshTokens"),
                new("LAMBDA_TASK_ROOT", "/usr/bin"),
                new("AWS_REGION", "eu-central-1"),
                new("TOKENS_ROOT", "/t"),
                new("AWS_ACCESS_KEY_ID", "mine"),
            ])
            .And.NotContainKey("TOKENS_LEAKED_FROM_THE_TEST")
            .And.ContainKey("PATH");
        variables["AWS_LAMBDA_RUNTIME_API"].Should().MatchRegex("^127\\.0\\.0\\.1:[0-9]+$");
    }

    private static async Task<Dictionary<string, string>> VariablesAsync(LambdaHostOptions options)
    {
        await using var host = await LambdaHost.StartAsync(options);
        await host.InvokeAsync("{}");
        return host
            .Output.Lines.Select(line => line.Text.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1]);
    }
}
