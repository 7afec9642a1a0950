using System.CommandLine;
using System.Globalization;
using Tokens.Cli.Demo;
using Tokens.Cli.Help;

namespace Tokens.Cli.Commands;

/// <summary>Plays the life of three connections, without an account or a network.</summary>
internal sealed class DemoCommand : Command, IHasExamples
{
    private const int MostDays = 1000;

    /// <summary>What a person can read along.</summary>
    private const double ReadingSpeed = 15;

    private readonly Option<int> days = new("--days")
    {
        Description = "How many days to play",
        HelpName = "number",
        DefaultValueFactory = _ => 200,
    };

    private readonly Option<double?> speed = new("--speed")
    {
        Description = "At most so many days a second; 0 for as fast as it goes, as where nobody watches",
        HelpName = "days",
    };

    private readonly Option<bool> json = new("--json")
    {
        Description = "The timeline as JSON Lines, and the summary last",
    };

    public DemoCommand(Shell shell)
        : base("demo", "Plays 200 days of three connections in seconds: no account, no network, nothing kept.")
    {
        days.Validators.Add(result =>
        {
            // By its text: the value of what is no number cannot be asked for.
            if (
                result.Tokens is [var given]
                && !(
                    int.TryParse(given.Value, CultureInfo.InvariantCulture, out var count)
                    && count is >= 1 and <= MostDays
                )
            )
            {
                result.AddError($"--days: give a number from 1 to {MostDays}");
            }
        });
        speed.Validators.Add(result =>
        {
            if (
                result.Tokens is [var given]
                && !(double.TryParse(given.Value, CultureInfo.InvariantCulture, out var rate) && rate >= 0)
            )
            {
                result.AddError("--speed: give a number of days a second, or 0 for as fast as it goes");
            }
        });
        Add(days);
        Add(speed);
        Add(json);
        shell.RunWithoutAws(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens demo", "all of it, at a speed to read along"),
            ("tokens demo --days 60 --speed 5", "the first two months, slowly"),
            ("tokens demo --json", "for a program, as fast as it goes"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var usual = session.Terminal.IsInteractive && !parsed.GetValue(json) ? ReadingSpeed : 0;
        var wanted = parsed.GetValue(speed) ?? usual;
        var demo = new DemoRun(session.Terminal, parsed.GetValue(json));
        await demo.PlayAsync(parsed.GetValue(days), wanted > 0 ? wanted : null, cancellation);
        return ExitCode.Done;
    }
}
