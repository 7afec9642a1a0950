using System;
using System.IO;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Once a function runs, what goes through Console is no longer what is written: see <see cref="LambdaTextWriter"/>.
/// </summary>
internal static class LambdaConsole
{
    private static TextWriter redirected;

    public static string RequestId { get; set; } = "";

    public static void Redirect()
    {
        if (ReferenceEquals(Console.Out, redirected))
        {
            return;
        }

        Console.SetOut(new LambdaTextWriter(Console.Out, "info"));
        redirected = Console.Out;
        Console.SetError(new LambdaTextWriter(Console.Error, "fail"));
    }
}
