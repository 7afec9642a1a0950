using System.Runtime.InteropServices;

namespace Tokens.Packaging;

/// <summary>A processor that Lambda offers.</summary>
/// <param name="Name">As AWS calls it, in the template's parameter Architecture.</param>
/// <param name="RuntimeIdentifier">As .NET calls it.</param>
/// <param name="Machine">As an executable's header calls it (ELF, e_machine).</param>
public sealed record Processor(string Name, string RuntimeIdentifier, ushort Machine)
{
    public static readonly Processor X64 = new("x86_64", "linux-x64", 62);

    public static readonly Processor Arm64 = new("arm64", "linux-arm64", 183);

    /// <summary>This machine's own; x86_64 where Lambda has none like it.</summary>
    public static Processor OfThisMachine => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? Arm64 : X64;

    /// <summary>Whether an executable for this processor starts on this machine.</summary>
    public bool RunsHere => OperatingSystem.IsLinux() && this == OfThisMachine;

    public override string ToString() => Name;
}
