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
        ReportFile.Write(Target, "a page");

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

        ReportFile.Write(Target, "a page");

        File.ReadAllText(Target).Should().Be("a page");
        folder.Files.Should().Equal("report.html");
    }

    [Fact]
    public void A_folder_a_device_an_empty_name_or_a_folder_that_does_not_exist_is_a_problem()
    {
        ReportFile.ProblemWith(Target).Should().BeNull();
        ReportFile.ProblemWith(folder.Path).Should().Contain("is a folder; give a file");
        ReportFile.ProblemWith(folder.Path + "/new/").Should().Contain("is a folder; give a file");
        ReportFile.ProblemWith("").Should().Contain("names no file");
        ReportFile.ProblemWith("/dev/null").Should().Contain("is a device", "a file would take its place");
        ReportFile.ProblemWith(Path.Combine(folder.Path, "none", "report.html")).Should().Contain("does not exist");
    }

    [Fact]
    public void What_cannot_be_written_is_said_and_leaves_nothing_behind()
    {
        Directory.CreateDirectory(Target);

        var writing = () => ReportFile.Write(Target, "a page");

        writing.Should().Throw<CommandException>().WithMessage("*could not be written*").Which.ExitCode.Should().Be(2);
        folder.Files.Should().BeEmpty();
    }
}
