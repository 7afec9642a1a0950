using System.CommandLine;
using System.Globalization;
using Tokens.Adapters.OAuth;

namespace Tokens.Cli.Commands.Authorizing;

/// <summary>How a sign-in in the browser goes about.</summary>
internal sealed class BrowserOptions
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(5);

    /// <summary>No provider keeps a sign-in open for longer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Option<int> port = new("--port")
    {
        Description = "The port on 127.0.0.1 to come back to; any that is free unless given",
        HelpName = "number",
    };

    private readonly Option<string?> redirectUri = new("--redirect-uri")
    {
        Description = "The callback as it is registered: a loopback address; for SP-API the application's own",
        HelpName = "url",
    };

    private readonly Option<string> wait = new("--wait")
    {
        Description = "How long to wait for the sign-in",
        HelpName = "span",
        DefaultValueFactory = _ => "5m",
    };

    private readonly Option<bool> open = new("--open") { Description = "Open the link in the browser" };

    private readonly Option<string[]> fields = new("--field")
    {
        Description = "A field that the provider wants in the link, as in access_type=offline; may be repeated",
        HelpName = "name=value",
    };

    public void AddTo(Command command)
    {
        port.Validators.Add(result =>
        {
            if (
                result.Tokens.Any(token =>
                    !ushort.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                )
            )
            {
                result.AddError("--port: is no port; write a number up to 65535");
            }
        });
        redirectUri.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string?>(), UriKind.Absolute, out _))
            {
                result.AddError("--redirect-uri: is no URL; write it as in http://127.0.0.1:8976/callback");
            }
        });
        wait.Validators.Add(result =>
        {
            var problem = Duration.Parse(result.GetValueOrDefault<string>() ?? "") switch
            {
                Parsed<TimeSpan>.Invalid invalid => invalid.Problem,
                Parsed<TimeSpan>.Valid valid when valid.Value > LongestWait => "is more than a day; write it as in 5m",
                _ => null,
            };
            if (problem is not null)
            {
                result.AddError($"--wait: {problem}");
            }
        });
        fields.Validators.Add(result =>
        {
            if (ProblemWith([.. result.Tokens.Select(token => token.Value)]) is { } problem)
            {
                result.AddError($"--field: {problem}");
            }
        });
        command.Add(port);
        command.Add(redirectUri);
        command.Add(wait);
        command.Add(open);
        command.Add(fields);
    }

    private static string? ProblemWith(IReadOnlyList<string> fields)
    {
        if (fields.Any(field => field.IndexOf('=') < 1))
        {
            return "write it as name=value";
        }

        var names = fields.Select(NameOf).ToList();
        return names.FirstOrDefault(SignIn.IsOwn) is { } own ? $"{own} is this command's own to give"
            : names.Distinct().Count() < names.Count ? "give each name once"
            : null;
    }

    private static string NameOf(string field) => field[..field.IndexOf('=')];

    public BrowserSettings Read(ParseResult parsed) =>
        new(
            parsed.GetValue(port),
            parsed.GetValue(redirectUri) is { } url ? new Uri(url) : null,
            Duration.Parse(parsed.GetValue(wait)!) is Parsed<TimeSpan>.Valid span ? span.Value : UsualWait,
            parsed.GetValue(open),
            (parsed.GetValue(fields) ?? []).ToDictionary(NameOf, field => field[(field.IndexOf('=') + 1)..])
        );
}

/// <param name="Port">0 for any.</param>
/// <param name="RedirectUri">Null for one on 127.0.0.1.</param>
internal sealed record BrowserSettings(
    int Port,
    Uri? RedirectUri,
    TimeSpan Wait,
    bool Opens,
    IReadOnlyDictionary<string, string> Fields
);
