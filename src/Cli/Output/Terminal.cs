using Tokens.Cli.Failures;
using Tokens.Cli.Input;

namespace Tokens.Cli.Output;

/// <summary>
/// Where a command writes: answers to standard output, all else to standard error. Colours, bars and progress
/// appear only at a terminal, and no colours if <c>NO_COLOR</c> is set (no-color.org). Control sequences in texts are removed.
/// </summary>
internal sealed class Terminal(TextWriter output, TextWriter errors)
{
    private const string EraseLine = "\r\e[2K";

    private readonly Lock gate = new();
    private bool showsProgress;

    public TextWriter Output => output;

    public TextWriter Errors => errors;

    /// <summary>Whether standard output is a terminal.</summary>
    public bool IsInteractive { get; init; }

    public bool HasColour { get; init; }

    public bool ErrorsHaveColour { get; init; }

    /// <summary>The keyboard or standard input.</summary>
    public TerminalInput Input { get; init; } = TerminalInput.Nothing;

    /// <summary>Standard error itself, for lines that are written as they are.</summary>
    public Stream ErrorStream { get; init; } = Stream.Null;

    /// <summary>In characters; unlimited where there is no terminal.</summary>
    public int Width { get; init; } = int.MaxValue;

    public static Terminal OfThisProcess()
    {
#pragma warning disable RS0030 // The one place: a command is made for the console.
        var plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        var isTerminal = !Console.IsOutputRedirected && !dumb;
        return new Terminal(Console.Out, Console.Error)
        {
            IsInteractive = isTerminal,
            HasColour = isTerminal && !plain,
            ErrorsHaveColour = !Console.IsErrorRedirected && !dumb && !plain,
            ErrorStream = Console.OpenStandardError(),
            Input = Console.IsInputRedirected
                ? new TerminalInput(Console.In)
                : new TerminalInput(
                    TextReader.Null,
                    new Keys(() => Console.KeyAvailable, () => Console.ReadKey(intercept: true))
                ),
            Width = isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : int.MaxValue,
        };
#pragma warning restore RS0030
    }

    public void Line(string text = "") => WriteLine(Printable.Text(text));

    /// <summary>A line of several styles.</summary>
    public void Line(params Cell[] parts) => WriteLine(string.Concat(parts.Select(part => part.Painted(HasColour))));

    private void WriteLine(string text)
    {
        lock (gate)
        {
            Erase();
            output.WriteLine(text);
        }
    }

    /// <summary>A line that the next one replaces; only at a terminal.</summary>
    public void Progress(string text)
    {
        if (!IsInteractive)
        {
            return;
        }

        lock (gate)
        {
            Erase();
            var line = Printable.Line(text);
            // A line that the terminal wrapped could not be erased.
            output.Write(line.Length < Width ? line : line[..(Width - 1)]);
            output.Flush();
            showsProgress = true;
        }
    }

    /// <summary>Erases the progress line.</summary>
    public void EndProgress()
    {
        lock (gate)
        {
            Erase();
            output.Flush();
        }
    }

    private void Erase()
    {
        if (showsProgress)
        {
            output.Write(EraseLine);
            showsProgress = false;
        }
    }

    /// <summary>A line on standard error, beside the answer.</summary>
    public void Note(Style style, string word, string text)
    {
        lock (gate)
        {
            try
            {
                Erase();
                output.Flush();
                errors.WriteLine($"{new Cell(word + ":", style).Painted(ErrorsHaveColour)} {Printable.Line(text)}");
            }
            // The terminal was closed: the command continues.
            catch (IOException) { }
        }
    }

    /// <summary>A question on standard error, without echo of what is typed next.</summary>
    public void Ask(string text)
    {
        Input.EndEcho();
        WriteBeside(Printable.Text(text));
    }

    /// <summary>Erases the last shown character.</summary>
    public void EraseTyped() => WriteBeside("\b \b");

    private void WriteBeside(string text)
    {
        lock (gate)
        {
            Erase();
            output.Flush();
            errors.Write(text);
            errors.Flush();
        }
    }

    /// <returns>The failure's exit code.</returns>
    public int Fail(Failure failure, bool verbose)
    {
        Note(Style.Bad, "error", failure.ToString());
        if (verbose && failure.Trace is { } trace)
        {
            errors.WriteLine(Printable.Text(trace));
        }

        return failure.ExitCode;
    }
}
