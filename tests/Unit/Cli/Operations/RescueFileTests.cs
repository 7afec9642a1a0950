using Tokens.Cli.Operations;

namespace Tokens.Tests.Unit.Cli.Operations;

public sealed class RescueFileTests : IDisposable
{
    private static readonly Secret Token = FakeSecrets.Register("fake-refresh-token-rescued");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Holds_the_token_and_nothing_else_for_its_owner_alone()
    {
        var path = await WriteAsync(folder.Path);

        (await File.ReadAllBytesAsync(path!)).Should().Equal("fake-refresh-token-rescued"u8.ToArray());
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path!).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Takes_the_next_number_where_one_is_taken()
    {
        await WriteAsync(folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, "shop-refresh-token-2.secret"));

        await WriteAsync(folder.Path);

        folder.Files.Should().Equal("shop-refresh-token-1.secret", "shop-refresh-token-3.secret");
    }

    [Fact]
    public async Task Goes_to_the_next_folder_where_one_takes_no_file()
    {
        var none = Path.Combine(folder.Path, "no-such-folder");

        var path = await WriteAsync("", none, folder.Path);

        path.Should().Be(Path.Combine(folder.Path, "shop-refresh-token-1.secret"));
    }

    [SkippableFact]
    public async Task Goes_to_the_next_folder_where_one_is_read_only()
    {
        Skip.If(OperatingSystem.IsWindows(), "A folder there is as writable as its access list says.");
        var closed = Path.Combine(folder.Path, "read-only");
        if (Environment.IsPrivilegedProcess)
        {
            // Root writes wherever it likes but here.
            closed = "/proc";
            Skip.IfNot(Directory.Exists(closed), "Nothing here is read-only to root.");
        }
        else if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var path = await WriteAsync(closed, folder.Path);

        path.Should().Be(Path.Combine(folder.Path, "shop-refresh-token-1.secret"));
        (await WriteAsync(closed)).Should().BeNull();
    }

    [Fact]
    public async Task Says_where_no_folder_takes_it() =>
        (await WriteAsync(Path.Combine(folder.Path, "no-such-folder"))).Should().BeNull();

    private static Task<string?> WriteAsync(params string[] folders) =>
        RescueFile.WriteAsync(folders, Some.Name("shop"), Token);
}
