using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tokens.Functions;

/// <summary>The published executable, started without Lambda's runtime API, says what it is instead of failing to find one.</summary>
internal static class OutsideLambda
{
    /// <summary>sysexits' EX_USAGE.</summary>
    private const int ExitCode = 64;

    private const string Message = """
        This is the executable of the Tokens functions. AWS Lambda starts it, and gives it the address of its runtime API in
        AWS_LAMBDA_RUNTIME_API, which is not set here. To run the functions on this machine:
          tokens local --bootstrap FILE    with this file, over the built-in emulator
          tokens local                     with the functions of the command

        """;

    [ModuleInitializer]
    [SuppressMessage(
        "Usage",
        "CA2255",
        Justification = "The generated Main has no other place before the runtime's; it acts in the executable only."
    )]
    internal static void Check()
    {
        if (
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API"))
            && Assembly.GetEntryAssembly() == typeof(OutsideLambda).Assembly
        )
        {
#pragma warning disable RS0030 // There is no Lambda whose log this could disturb.
            Console.Error.Write(Message);
#pragma warning restore RS0030
            Environment.Exit(ExitCode);
        }
    }
}
