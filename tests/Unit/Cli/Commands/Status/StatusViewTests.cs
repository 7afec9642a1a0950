using Tokens.Cli.Commands.Status;
using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli.Commands.Status;

public sealed class StatusViewTests : IDisposable
{
    private static readonly IReadOnlyList<ConnectionDescription> One = [new ConnectionDescription.Unusable("one", "-")];
    private static readonly IReadOnlyList<ConnectionDescription> Two =
    [
        .. One,
        new ConnectionDescription.Unusable("two", "-"),
    ];

    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter errors = new() { NewLine = "\n" };

    public void Dispose()
    {
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public void A_screen_is_repainted_and_leaves_the_last_reading()
    {
        using (var screen = new StatusScreen(AtTerminal(), TimeSpan.FromSeconds(30)))
        {
            screen.Show(Two, The.Now);
            screen.Show(One, The.Now);
        }

        var pages = output.ToString().Split("\e[H");
        pages.Should().HaveCount(3);
        pages[0].Should().Be("\e[?1049h");
        pages[1].Should().Contain("two").And.EndWith("\e[K\n\e[J");
        pages[2]
            .Should()
            .Match($"*one *\e[K\n\e[J\e[?1049l*, every 30 s; Ctrl-C ends it\n*one *")
            .And.NotContain("two");
    }

    [Fact]
    public void A_screen_keeps_the_last_reading_beside_a_failure()
    {
        using var screen = new StatusScreen(AtTerminal(), TimeSpan.FromSeconds(30));
        screen.Show(One, The.Now);
        screen.Fail("the store is away");

        output.ToString().Split("\e[H")[2].Should().Contain("one").And.EndWith("warning: the store is away\e[K\n\e[J");
        errors.ToString().Should().BeEmpty();
    }

    [Fact]
    public void A_terminal_that_is_closed_does_not_turn_its_end_into_a_failure()
    {
        using var closed = new Closing { NewLine = "\n" };
        var screen = new StatusScreen(new Terminal(closed, errors) { IsInteractive = true }, TimeSpan.FromSeconds(30));
        screen.Show(One, The.Now);
        closed.IsClosed = true;

        screen.Invoking(one => one.Dispose()).Should().NotThrow();
    }

    [Fact]
    public void Lines_are_one_below_the_other_each_with_its_time()
    {
        var lines = new StatusLines(new Terminal(output, errors), asJson: false);
        lines.Show(One, new DateTimeOffset(2026, 11, 21, 10, 30, 0, TimeSpan.Zero));
        lines.Fail("the store is away");
        lines.Show(One, new DateTimeOffset(2026, 11, 21, 10, 31, 0, TimeSpan.Zero));

        output
            .ToString()
            .Should()
            .Match("2026-11-21 10:30:00Z\nCONNECTION *\none *\n\n2026-11-21 10:31:00Z\nCONNECTION *\none *\n");
        errors.ToString().Should().Be("warning: the store is away\n");
    }

    [Fact]
    public void As_JSON_each_reading_is_a_line()
    {
        var lines = new StatusLines(new Terminal(output, errors), asJson: true);
        lines.Show(One, The.Now);
        lines.Show(Two, The.Now);

        output
            .ToString()
            .TrimEnd('\n')
            .Split('\n')
            .Should()
            .HaveCount(2)
            .And.OnlyContain(line => line.StartsWith("{\"at\":"));
    }

    private sealed class Closing : StringWriter
    {
        public bool IsClosed { get; set; }

        public override void Write(string? value)
        {
            if (IsClosed)
            {
                throw new IOException("Input/output error");
            }

            base.Write(value);
        }
    }

    private Terminal AtTerminal() => new(output, errors) { IsInteractive = true };
}
