using FluentAssertions;
using Tokens.Compat;
using Xunit;

namespace Tokens.Tests.Compat;

public sealed class HandlerTableTests
{
    private readonly StringWriter errors = new();
    private readonly List<string> ran = [];
    private readonly HandlerTable table;

    public HandlerTableTests() =>
        table = new HandlerTable
        {
            { "RefreshTokens", () => Ran("RefreshTokens") },
            { "DetectRotation", () => Ran("DetectRotation") },
        };

    [Fact]
    public async Task The_function_that_is_asked_for_runs_and_no_other()
    {
        (await table.RunAsync("DetectRotation", errors)).Should().Be(0);

        ran.Should().Equal("DetectRotation");
        errors.ToString().Should().BeEmpty();
    }

    [Theory]
    [InlineData("Nobody", "ANNOTATIONS_HANDLER is 'Nobody'")]
    [InlineData("refreshtokens", "ANNOTATIONS_HANDLER is 'refreshtokens'")]
    [InlineData("", "ANNOTATIONS_HANDLER is not set")]
    [InlineData(null, "ANNOTATIONS_HANDLER is not set")]
    public async Task A_name_that_is_missing_or_unknown_fails_and_tells_the_known_ones(string? name, string because)
    {
        (await table.RunAsync(name, errors)).Should().Be(1);

        ran.Should().BeEmpty();
        errors.ToString().Should().StartWith(because).And.Contain("RefreshTokens, DetectRotation");
    }

    private Task Ran(string name)
    {
        ran.Add(name);
        return Task.CompletedTask;
    }
}
