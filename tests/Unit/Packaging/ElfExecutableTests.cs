using Tokens.Packaging;

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

    [SkippableFact]
    public void What_is_asked_of_glibc_by_another_name_is_kept() =>
        Read(Executables.AskingForAnAbi()).OtherGlibcNames.Should().Equal("GLIBC_ABI_");

    [SkippableTheory]
    [InlineData(5)]
    [InlineData(0x6fffffff)]
    public void Without_an_entry_that_the_versions_need_it_is_refused(long entry) =>
        FluentActions
            .Invoking(() => Read(Executables.WithDynamic(entry, newTag: 0x60000001)))
            .Should()
            .Throw<RefusedException>()
            .WithMessage($"*no entry {entry:x}*");

    /// <summary>The last library was read over and over.</summary>
    [SkippableFact]
    public void A_count_beyond_the_chain_ends_with_the_chain() =>
        Read(Executables.WithDynamic(0x6fffffff, 0x6fffffff, value: long.MaxValue))
            .GlibcVersions.Should()
            .Equal(Read(Executables.OfThisMachine).GlibcVersions);

    [SkippableFact]
    public void A_chain_that_leads_back_is_refused() =>
        FluentActions.Invoking(() => Read(Executables.WithAChainThatLeadsBack())).Should().Throw<RefusedException>();

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
