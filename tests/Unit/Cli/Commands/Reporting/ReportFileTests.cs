using Tokens.Cli.Commands.Reporting;
using Tokens.Cli.Failures;

namespace Tokens.Tests.Unit.Cli.Commands.Reporting;

public sealed class ReportFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Target => Path.Combine(folder.Path, "report.html");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Only_its_owner_can_read_it()
    {
        ReportFile.At(Target).Write("a page");

        File.ReadAllText(Target).Should().Be("a page");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Target).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void It_replaces_the_one_before_and_leaves_no_other_file()
    {
        File.WriteAllText(Target, "an older and longer page");

        ReportFile.At(Target).Write("a page");

        File.ReadAllText(Target).Should().Be("a page");
        folder.Files.Should().Equal("report.html");
    }

    [Fact]
    public void A_folder_is_refused()
    {
        var at = () => ReportFile.At(folder.Path);

        at.Should().Throw<CommandException>().WithMessage("*is a folder").Which.ExitCode.Should().Be(2);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_refused()
    {
        var at = () => ReportFile.At(Path.Combine(folder.Path, "none", "report.html"));

        at.Should().Throw<CommandException>().WithMessage("*is in a folder that does not exist");
    }

    [Fact]
    public void A_device_is_not_replaced_by_a_file()
    {
        var at = () => ReportFile.At("/dev/null");

        at.Should().Throw<CommandException>().WithMessage("*is a device");
    }

    [Fact]
    public void What_cannot_be_written_is_said_and_leaves_nothing_behind()
    {
        var file = ReportFile.At(Target);
        Directory.CreateDirectory(Target);

        var writing = () => file.Write("a page");

        writing.Should().Throw<CommandException>().WithMessage("*could not be written*");
        folder.Files.Should().BeEmpty();
    }
}
