using Tokens.Cli.Failures;
using Tokens.Cli.Input;

namespace Tokens.Cli.Output;

/// <summary>
/// Where a command writes: answers to standard output, all else to standard error. Colours, bars and lines that are
/// written over only where a person looks, and no colours where <c>NO_COLOR</c> is set (no-color.org). No text is written
/// raw: the only control sequences are the terminal's own.
/// </summary>
/// <param name="output">Standard output.</param>
/// <param name="errors">Standard error.</param>
internal sealed class Terminal(TextWriter output, TextWriter errors)
{
    private const string EraseLine = "\r\e[2K";

    private readonly Lock gate = new();
    private bool showsProgress;

    public TextWriter Output => output;

    public TextWriter Errors => errors;

    /// <summary>Whether standard output is a person's.</summary>
    public bool IsInteractive { get; init; }

    public bool HasColour { get; init; }

    public bool ErrorsHaveColour { get; init; }

    /// <summary>What a person types, or what was piped in.</summary>
    public TerminalInput Input { get; init; } = TerminalInput.Nothing;

    /// <summary>Standard error itself, for lines that are written as they are.</summary>
    public Stream ErrorStream { get; init; } = Stream.Null;

    /// <summary>In characters; lines are never broken where nobody looks.</summary>
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
    public void Line(params Cell[] parts) =>
        WriteLine(string.Concat(parts.Select(part => Paint.Text(part.Text, part.Style, HasColour))));

    private void WriteLine(string text)
    {
        lock (gate)
        {
            Erase();
            output.WriteLine(text);
        }
    }

    /// <summary>A line that the next one takes the place of; nothing where nobody looks.</summary>
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
            // A line that the terminal broke could not be taken back.
            output.Write(line.Length < Width ? line : line[..(Width - 1)]);
            output.Flush();
            showsProgress = true;
        }
    }

    /// <summary>Takes the line of progress away.</summary>
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

    /// <summary>A line beside the answer, on standard error.</summary>
    public void Note(Style style, string word, string text)
    {
        lock (gate)
        {
            try
            {
                Erase();
                output.Flush();
                errors.WriteLine($"{Paint.Text(word + ":", style, ErrorsHaveColour)} {Printable.Line(text)}");
            }
            // The terminal was closed: what is being done goes on all the same.
            catch (IOException) { }
        }
    }

    /// <summary>Words beside the answer that a person's typing follows, which shows nowhere by itself.</summary>
    public void Ask(string text)
    {
        Input.Hush();
        WriteBeside(Printable.Text(text));
    }

    /// <summary>Takes back the character that was typed last.</summary>
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
