using System.Reflection;
using Tokens.Adapters.OAuth;
using Tokens.Cli;
using Tokens.Functions;
using Tokens.Tests.Guard;
using Xunit.Sdk;

[assembly: Tokens.Tests.Unit.NoSecretLeaves]

namespace Tokens.Tests.Unit;

/// <summary>
/// Fails the test whose code shows a secret that any test uses: in what the suite's fakes are given to log, publish or
/// store in the clear, and in every exception that src throws.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class NoSecretLeaves : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<SecretsGuard?> Watching = new();

    private static readonly HashSet<Assembly> Src =
    [
        typeof(Connection).Assembly,
        typeof(TokenEndpoint).Assembly,
        typeof(Startup).Assembly,
        typeof(ExitCode).Assembly,
    ];

    static NoSecretLeaves() =>
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => ShowIfOurs(thrown.Exception);

    /// <summary>The running test's; null outside of tests.</summary>
    internal static SecretsGuard? Guard => Watching.Value;

    public static void Show(string where, string? text) => Guard?.Show(where, text);

    internal static ExchangeOutcome Show(ExchangeOutcome outcome)
    {
        if (outcome is ExchangeOutcome.Refreshed refreshed)
        {
            FakeSecrets.Keep(refreshed.Token.Value);
            FakeSecrets.Keep(refreshed.RefreshToken);
        }

        Show("an exchange's outcome", outcome.ToString());
        return outcome;
    }

    /// <summary>What is written as a SecureString is a secret from then on; all else is in the clear.</summary>
    internal static void Show(ParameterWrite write)
    {
        Show("a write", write.ToString());
        if (write.IsSecure)
        {
            FakeSecrets.Keep(write.Value);
        }
        else
        {
            Show($"the parameter {write.Name}", write.Value.Reveal());
        }
    }

    public override void Before(MethodInfo methodUnderTest) => Watching.Value = new SecretsGuard();

    public override void After(MethodInfo methodUnderTest)
    {
        var guard = Watching.Value!;
        Watching.Value = null;
        guard.Keep(FakeSecrets.All);
        guard.Check();
    }

    // What a library throws is its own affair until src repeats it; a test's own exceptions show what they like.
    private static void ShowIfOurs(Exception thrown)
    {
        if (Guard is { } guard && thrown.TargetSite is { } site && Src.Contains(site.Module.Assembly))
        {
            guard.Show("an exception", thrown.ToString());
        }
    }
}
