using System.CommandLine;
using System.Globalization;
using Tokens.Adapters.OAuth;

namespace Tokens.Cli.Commands.Authorize;

/// <summary>The options for a sign-in in the browser.</summary>
internal sealed class BrowserOptions
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromMinutes(5);

    /// <summary>No provider keeps a sign-in open for longer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Option<int> port = new("--port")
    {
        Description = "The port of the callback on 127.0.0.1; any free port unless given",
        HelpName = "number",
    };

    private readonly Option<string?> redirectUri = new("--redirect-uri")
    {
        Description = "The registered callback: a loopback address; for SP-API the application's own",
        HelpName = "url",
    };

    private readonly Option<TimeSpan?> wait = DurationOption.Of(
        "--wait",
        "How long to wait for the sign-in; 5m unless given",
        LongestWait
    );

    private readonly Option<bool> open = new("--open") { Description = "Open the link in the browser" };

    private readonly Option<string[]> fields = new("--field")
    {
        Description = "A parameter to add to the link, as in access_type=offline; may be repeated",
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
                result.AddError("--port: is not a port; write a number up to 65535");
            }
        });
        redirectUri.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string?>(), UriKind.Absolute, out _))
            {
                result.AddError("--redirect-uri: is not a URL; write it as in http://127.0.0.1:8976/callback");
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
        return names.FirstOrDefault(SignIn.IsOwn) is { } own ? $"{own} is set by this command"
            : names.Distinct().Count() < names.Count ? "give each name once"
            : null;
    }

    private static string NameOf(string field) => field[..field.IndexOf('=')];

    public BrowserSettings Read(ParseResult parsed) =>
        new(
            parsed.GetValue(port),
            parsed.GetValue(redirectUri) is { } url ? new Uri(url) : null,
            parsed.GetValue(wait) ?? DefaultWait,
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
