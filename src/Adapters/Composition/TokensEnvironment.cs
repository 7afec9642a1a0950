namespace Tokens.Adapters.Composition;

/// <summary>A deployment's settings, from the environment variables of the function or of the operator's shell.</summary>
/// <param name="read">Reads a variable; null where it is not set.</param>
public sealed class TokensEnvironment(Func<string, string?> read)
{
    /// <summary><c>TOKENS_ROOT</c>, below which everything is kept.</summary>
    public ParameterLayout Layout => new(Setting("TOKENS_ROOT", "/tokens", Folder));

    /// <summary><c>TOKENS_SWEEP_INTERVAL</c>, how often the schedule runs.</summary>
    public TimeSpan SweepInterval => Setting("TOKENS_SWEEP_INTERVAL", "15m", Duration.Parse);

    /// <summary><c>TOKENS_KMS_KEY_ID</c>; null for the account's default key.</summary>
    public string? KmsKeyId => NotEmpty("TOKENS_KMS_KEY_ID");

    /// <summary><c>TOKENS_ALLOWED_HOSTS</c>, beyond the profiles' own.</summary>
    public AllowedHosts AllowedHosts => Setting("TOKENS_ALLOWED_HOSTS", "", AllowedHosts.Parse);

    /// <summary>
    /// <c>TOKENS_CREDENTIAL_PATHS</c> and <c>TOKENS_OUTPUT_PATHS</c>, the folders outside the root in which connections
    /// may keep refresh tokens and outputs.
    /// </summary>
    public AllowedPaths AllowedPaths
    {
        get
        {
            var paths = new AllowedPaths(
                Setting("TOKENS_CREDENTIAL_PATHS", "", AllowedPaths.Parse),
                Setting("TOKENS_OUTPUT_PATHS", "", AllowedPaths.Parse)
            );
            return paths.Problem(Layout.Root) is { } problem
                ? throw new SettingException(
                    $"TOKENS_ROOT, TOKENS_CREDENTIAL_PATHS and TOKENS_OUTPUT_PATHS do not fit together: {problem}"
                )
                : paths;
        }
    }

    /// <summary><c>TOKENS_ALERT_TOPIC_ARN</c>, where alerts are published; null for nowhere.</summary>
    public string? AlertTopicArn => NotEmpty("TOKENS_ALERT_TOPIC_ARN");

    /// <summary><c>TOKENS_COMPLETED_TOPIC_ARN</c>, where rotation-completed messages are published; null for nowhere.</summary>
    public string? CompletedTopicArn => NotEmpty("TOKENS_COMPLETED_TOPIC_ARN");

    public ConnectionRules ConnectionRules => new(Layout, AllowedHosts, AllowedPaths);

    public ClientRules ClientRules => new(Layout, AllowedHosts);

    /// <summary>Any variable, for credentials that a definition places in the environment; null where it is not set.</summary>
    public string? Variable(string name) => read(name);

    private T Setting<T>(string variable, string standard, Func<string, Parsed<T>> parse)
    {
        var text = NotEmpty(variable) ?? standard;
        return parse(text) switch
        {
            Parsed<T>.Valid valid => valid.Value,
            Parsed<T>.Invalid invalid => throw new SettingException(
                $"The environment variable {variable} is wrong: \"{text}\" {invalid.Problem}"
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Parsed<ParameterName> Folder(string text)
    {
        if (!text.StartsWith('/'))
        {
            return new Parsed<ParameterName>.Invalid("is no folder; begin it with /, as in /tokens");
        }

        var name = ParameterName.Parse(text);
        return name is Parsed<ParameterName>.Valid { Value.Levels: > ParameterLayout.MaxRootLevels }
            ? new Parsed<ParameterName>.Invalid(
                $"has too many levels; use at most {ParameterLayout.MaxRootLevels}, since names below it have 3 more"
            )
            : name;
    }

    private string? NotEmpty(string variable) => read(variable) is { Length: > 0 } text ? text : null;
}
