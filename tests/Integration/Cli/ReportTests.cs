namespace Tokens.Tests.Integration.Cli;

public sealed class ReportTests : OwnStoreTests, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tokens-");

    private string Target => Path.Combine(folder.FullName, "report.html");

    public void Dispose() => folder.Delete(recursive: true);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await World.DefineAsync("bare", """{"provider":"amazon-lwa"}""");
        await World.PutSecretAsync($"{World.Root}/bare/client-secret", "fake-client-secret-of-report");
    }

    [Fact]
    public async Task Writes_a_private_page_and_ends_as_doctor_does()
    {
        var doctor = await World.CommandAsync("doctor");

        var run = await World.CommandAsync("report", "--html", Target);

        run.ExitCode.Should().Be(doctor.ExitCode, run.Output + run.Errors).And.Be(1, "credentials are missing");
        run.Output.Trim().Should().Be($"{Target} is written.");
        var page = await File.ReadAllTextAsync(Target);
        page.Should()
            .Contain("connection bare")
            .And.Contain($"{World.Root}/bare/client-secret")
            .And.Contain("Content-Security-Policy")
            .And.NotContain("fake-client-secret-of-report");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Target).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Writes_the_page_alone_to_standard_output()
    {
        var run = await World.CommandAsync("report", "--html", "-");

        run.ExitCode.Should().Be(1);
        run.HasEscapes.Should().BeFalse();
        run.Output.Should().StartWith("<!DOCTYPE html>").And.EndWith("</html>\n");
    }

    [Fact]
    public async Task A_folder_is_refused_before_anything_is_read()
    {
        World.Variables["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1";

        var run = await World.CommandAsync("report", "--html", folder.FullName);

        run.ExitCode.Should().Be(2, run.Errors);
        run.Errors.Should().Contain("is a folder").And.Contain("or - for standard output");
    }
}
