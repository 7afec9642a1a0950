using System;
using System.IO;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Once a function runs, what goes through Console is no longer what is written: see <see cref="LambdaTextWriter"/>.
/// </summary>
internal static class LambdaConsole
{
    private static LambdaTextWriter output;
    private static TextWriter redirected;

    public static string RequestId { get; set; } = "";

    public static void Redirect()
    {
        if (ReferenceEquals(Console.Out, redirected))
        {
            return;
        }

        output = new LambdaTextWriter(Console.Out, "Information");
        Console.SetOut(output);
        redirected = Console.Out;
        Console.SetError(new LambdaTextWriter(Console.Error, "Error"));
    }

    public static void WriteLine(string level, string message) => output.WriteLine(level, message);
}
