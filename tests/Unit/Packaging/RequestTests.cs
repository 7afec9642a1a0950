using FluentAssertions;
using Tokens.Packaging;
using Xunit;

namespace Tokens.Tests.Unit.Packaging;

public sealed class RequestTests
{
    [Fact]
    public void Unless_told_otherwise_it_is_for_x86_64_with_the_AWS_packages() =>
        Request.Parse([]).Should().Be(new Request(Processor.X64, "nuget", "net10.0", Kind: null, "artifacts"));

    [Fact]
    public void Everything_can_be_told() =>
        Request
            .Parse([
                "--framework",
                "net9.0",
                "arm64",
                "--kind",
                "aot",
                "--aws-packages",
                "compat",
                "--output",
                "elsewhere",
            ])
            .Should()
            .Be(new Request(Processor.Arm64, "compat", "net9.0", PackageKind.NativeAot, "elsewhere"));

    [Theory]
    [InlineData("--aws-packages", "other")]
    [InlineData("--kind", "docker")]
    [InlineData("--framework")]
    [InlineData("sparc")]
    public void What_is_not_understood_is_named_with_the_usage(params string[] arguments) =>
        FluentActions
            .Invoking(() => Request.Parse(arguments))
            .Should()
            .Throw<RefusedException>()
            .WithMessage($"*'{string.Join(' ', arguments)}'*{Request.Usage}*");
}
