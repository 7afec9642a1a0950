namespace Tokens.Tests.Integration.Worlds;

/// <summary>The functions' hosts, one for each function unless a test asks for further ones.</summary>
/// <param name="executable">The published functions.</param>
/// <param name="environment">Their variables, as they are when a host is started.</param>
internal sealed class FunctionHosts(string executable, IReadOnlyDictionary<string, string> environment)
    : IAsyncDisposable
{
    private const string AccessKey = "fake-access-key-of-";

    private readonly Dictionary<string, LambdaHost> usual = [];
    private readonly List<(string Function, LambdaHost Host)> all = [];

    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    public IReadOnlyList<(string Function, LambdaHost Host)> All => all;

    public LambdaHost this[string function] => usual[function];

    /// <summary>Whose signature a request bears; null where it is nobody's here.</summary>
    /// <param name="authorization">The header, <c>AWS4-HMAC-SHA256 Credential={key id}/…</c>.</param>
    public static string? FunctionOf(string authorization) =>
        authorization.Split('=', '/') is [_, var key, ..] && key.StartsWith(AccessKey, StringComparison.Ordinal)
            ? key[AccessKey.Length..]
            : null;

    public async Task<LambdaHost> UsualAsync(string function) =>
        usual.TryGetValue(function, out var host) ? host : usual[function] = await StartAsync(function);

    /// <summary>One more, as Lambda starts where the others are busy.</summary>
    public async Task<LambdaHost> StartAsync(string function)
    {
        var host = await LambdaHost.StartAsync(
            new LambdaHostOptions
            {
                Executable = executable,
                FunctionName = $"tokens-{function}",
                Environment = new Dictionary<string, string>(environment)
                {
                    ["ANNOTATIONS_HANDLER"] = function,
                    // As each has a role of its own: a call's signature tells whose it is.
                    ["AWS_ACCESS_KEY_ID"] = AccessKey + function,
                },
                Timeout = Timeout,
            }
        );
        all.Add((function, host));
        return host;
    }

    /// <summary>Ends the processes; what they printed and answered can still be read.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, host) in all)
        {
            await host.DisposeAsync();
        }
    }
}
