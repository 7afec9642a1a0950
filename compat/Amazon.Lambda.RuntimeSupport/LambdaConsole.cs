using System;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Once a function runs, what goes through Console is no longer what is written: see <see cref="LambdaTextWriter"/>.</summary>
internal static class LambdaConsole
{
    private static LambdaTextWriter output;

    public static string RequestId { get; set; } = "";

    public static void Redirect()
    {
        if (output is not null)
        {
            return;
        }

        output = new LambdaTextWriter(Console.Out, "Information");
        Console.SetOut(output);
        Console.SetError(new LambdaTextWriter(Console.Error, "Error"));
    }

    public static void WriteLine(string level, string message) => output.WriteLine(level, message);
}
