using System.CommandLine;
using System.Globalization;
using Tokens.Cli.Help;

namespace Tokens.Cli.Commands.Demo;

/// <summary>Simulates three connections over months, without an account or a network.</summary>
internal sealed class DemoCommand : Command, IHasExamples
{
    private const int MostDays = 1000;

    /// <summary>Days per second, slow enough to read along.</summary>
    private const double ReadingSpeed = 15;

    private readonly Option<int> days = new("--days")
    {
        Description = "How many days to simulate",
        HelpName = "number",
        DefaultValueFactory = _ => 200,
    };

    private readonly Option<double?> speed = new("--speed")
    {
        Description = "At most so many days a second; 0 for no limit, the default without a terminal",
        HelpName = "days",
    };

    private readonly Option<bool> json = new("--json")
    {
        Description = "The timeline as JSON Lines, and the summary last",
    };

    public DemoCommand(Shell shell)
        : base("demo", "Simulates 200 days of three connections in seconds: no account, no network, nothing stored.")
    {
        Require(
            days,
            text => int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostDays,
            $"give a number from 1 to {MostDays}"
        );
        Require(
            speed,
            text => double.TryParse(text, CultureInfo.InvariantCulture, out var rate) && rate >= 0,
            "give a number of days a second, or 0 for no limit"
        );
        Add(days);
        Add(speed);
        Add(json);
        shell.RunWithoutAws(this, RunAsync);
    }

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens demo", "all of it, at a speed to read along"),
            ("tokens demo --days 60 --speed 5", "the first two months, slowly"),
            ("tokens demo --json", "for a program, at full speed"),
        ];

    /// <summary>Validates the text: the value of an invalid number cannot be read.</summary>
    private static void Require(Option option, Func<string, bool> isValid, string problem) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && !isValid(given.Value))
            {
                result.AddError($"{option.Name}: {problem}");
            }
        });

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var usual = session.Terminal.IsInteractive && !parsed.GetValue(json) ? ReadingSpeed : 0;
        var wanted = parsed.GetValue(speed) ?? usual;
        var demo = new DemoRun(session.Terminal, parsed.GetValue(json));
        await demo.RunAsync(parsed.GetValue(days), wanted > 0 ? wanted : null, cancellation);
        return ExitCode.Done;
    }
}
