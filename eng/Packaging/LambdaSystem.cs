namespace Tokens.Packaging;

/// <summary>What the executable meets on Lambda: Amazon Linux 2023, under the runtime dotnet10.</summary>
public static class LambdaSystem
{
    /// <summary>An executable that asks for a symbol of a later one does not start.</summary>
    public static readonly Version Glibc = new(2, 34);

    private static readonly string Mend =
        $"Build it on a system with glibc {Glibc} (Amazon Linux 2023 itself, RHEL 9), or make one file: eng/package --kind single-file";

    /// <exception cref="RefusedException">It would not start there.</exception>
    public static void Check(ElfExecutable executable, Processor processor)
    {
        if (executable.Machine != processor.Machine)
        {
            throw new RefusedException($"The executable was built for another processor than {processor}.");
        }

        if (executable.OtherGlibcNames is [_, ..] names)
        {
            throw new RefusedException(
                $"""
                The executable asks glibc for {string.Join(
                    ", ",
                    names
                )}, which Lambda's Amazon Linux 2023 may not have (GLIBC_ABI_DT_RELR came with 2.36).
                {Mend}
                """
            );
        }

        if (executable.NewestGlibc > Glibc)
        {
            throw new RefusedException(
                $"""
                The executable asks for symbols of glibc {executable.NewestGlibc}; Lambda's Amazon Linux 2023 has {Glibc}, and it would not start there.
                {Mend}
                """
            );
        }
    }
}
