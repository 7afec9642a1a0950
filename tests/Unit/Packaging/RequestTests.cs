using Tokens.Packaging;

namespace Tokens.Tests.Unit.Packaging;

public sealed class RequestTests
{
    private static readonly string Caller = Path.Combine(Path.GetTempPath(), "caller");

    [Fact]
    public void Unless_told_otherwise_it_is_for_x86_64_with_the_AWS_packages() =>
        Request.Parse([], Caller).Should().Be(new Request(Processor.X64, "nuget", Kind: null, "artifacts"));

    [Fact]
    public void Everything_can_be_told() =>
        Request
            .Parse(["arm64", "--kind", "aot", "--aws-packages", "compat", "--output", Caller], "/somewhere-else")
            .Should()
            .Be(new Request(Processor.Arm64, "compat", PackageKind.NativeAot, Caller));

    /// <summary>It came to a folder below the repository, and the caller found nothing.</summary>
    [Fact]
    public void A_relative_output_is_seen_from_where_the_caller_is() =>
        Request.Parse(["--output", "../out"], Caller).Output.Should().Be(Path.Combine(Path.GetTempPath(), "out"));

    [Theory]
    [InlineData("--aws-packages", "other")]
    [InlineData("--kind", "docker")]
    [InlineData("--output")]
    [InlineData("sparc")]
    public void What_is_not_understood_is_named_with_the_usage(params string[] arguments) =>
        FluentActions
            .Invoking(() => Request.Parse(arguments, Caller))
            .Should()
            .Throw<RefusedException>()
            .WithMessage($"*'{string.Join(' ', arguments)}'*{Request.Usage}*");
}
