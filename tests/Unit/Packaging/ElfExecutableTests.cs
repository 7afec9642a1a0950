using FluentAssertions;
using Tokens.Packaging;
using Xunit;

namespace Tokens.Tests.Unit.Packaging;

/// <summary>The reader of executables, on real ones.</summary>
public sealed class ElfExecutableTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [SkippableFact]
    public void It_tells_the_processor_and_what_is_asked_of_glibc()
    {
        var dotnet = Read(Executables.OfThisMachine);

        dotnet.Machine.Should().Be(Processor.OfThisMachine.Machine);
        dotnet.GlibcVersions.Should().OnlyHaveUniqueItems().And.BeInAscendingOrder();
        // Its oldest symbols are those of the first glibc for the processor: 2.2.5 for x86-64, 2.17 for arm64.
        var first = dotnet.Machine == Processor.X64.Machine ? new Version(2, 2, 5) : new Version(2, 17);
        dotnet.GlibcVersions[0].Should().Be(first);
    }

    [SkippableFact]
    public void The_newest_version_counts() =>
        Read(Executables.OfTheFuture()).NewestGlibc.Should().Be(new Version(2, 99));

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(5000)]
    public void What_is_no_executable_or_cut_short_is_refused(int length)
    {
        var cut = Executables.OfThisMachine[..length];

        FluentActions.Invoking(() => Read(cut)).Should().Throw<RefusedException>();
    }

    public void Dispose() => File.Delete(file);

    private ElfExecutable Read(byte[] bytes)
    {
        Skip.IfNot(Executables.AreLinux, "The executables are Linux's.");
        File.WriteAllBytes(file, bytes);
        return ElfExecutable.Read(file);
    }
}
