using FluentAssertions;
using Tokens.Tests.ParameterStoreServer.Model;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class PutTests
{
    [Fact]
    public async Task Creating_a_name_that_exists_is_refused_and_changes_nothing()
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a");

        (await aws.CreateAsync("/a", "other")).Error.Should().Be("ParameterAlreadyExists");
        aws.Server.Store.Find("/a")!.Latest.Should().Match<ParameterVersion>(it => it.Version == 1 && it.Value == "v1");
    }

    [Fact]
    public async Task Of_many_who_create_one_name_at_once_exactly_one_succeeds()
    {
        await using var aws = await Running.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => aws.CreateAsync("/claim", $"{i}")));

        answers.Count(answer => answer.Error is null).Should().Be(1);
        answers.Count(answer => answer.Error == "ParameterAlreadyExists").Should().Be(19);
    }

    [Fact]
    public async Task An_overwrite_creates_too_but_needs_a_type_to()
    {
        await using var aws = await Running.StartAsync();
        var typed = new
        {
            Name = "/a",
            Value = "v",
            Type = "String",
            Overwrite = true,
        };

        (await aws.OverwriteAsync("/a")).Error.Should().Be("ValidationException");
        (await aws.CallAsync("PutParameter", typed))["Version"].GetInt64().Should().Be(1);
    }

    [Fact]
    public async Task An_overwrite_keeps_what_it_does_not_mention()
    {
        await using var aws = await Running.StartAsync();
        var first = new
        {
            Name = "/a",
            Value = "1",
            Type = "String",
            Description = "d",
            AllowedPattern = @"\d+",
        };
        await aws.CallAsync("PutParameter", first);

        (await aws.OverwriteAsync("/a", "2"))["Version"].GetInt64().Should().Be(2);

        aws.Server.Store.Find("/a")!
            .Latest.Should()
            .Match<ParameterVersion>(it =>
                it.Type == ParameterType.String && it.Description == "d" && it.AllowedPattern == @"\d+"
            );
    }

    [Theory]
    [InlineData("String", "SecureString")]
    [InlineData("SecureString", "String")]
    [InlineData("String", "StringList")]
    public async Task The_type_of_a_parameter_can_not_change(string from, string to)
    {
        await using var aws = await Running.StartAsync();
        await aws.CreateAsync("/a", type: from);

        var change = new
        {
            Name = "/a",
            Value = "v",
            Type = to,
            Overwrite = true,
        };

        (await aws.CallAsync("PutParameter", change)).Error.Should().Be("HierarchyTypeMismatchException");
    }

    [Fact]
    public async Task A_type_that_does_not_exist_is_refused()
    {
        await using var aws = await Running.StartAsync();

        (await aws.CreateAsync("/a", type: "Secret")).Error.Should().Be("ValidationException");
    }

    [Fact]
    public async Task Tags_go_with_creation_and_not_with_overwriting()
    {
        await using var aws = await Running.StartAsync();
        object Put(string name, bool overwrite) =>
            new
            {
                Name = name,
                Value = "v",
                Type = "String",
                Overwrite = overwrite,
                Tags = new[] { new { Key = "k", Value = "v" } },
            };

        (await aws.CallAsync("PutParameter", Put("/a", false))).Error.Should().BeNull();
        (await aws.CallAsync("PutParameter", Put("/b", true))).Error.Should().Be("ValidationException");
    }

    [Theory]
    [InlineData("")]
    [InlineData("see {{other}}")]
    public async Task An_empty_or_a_nesting_value_is_refused(string value)
    {
        await using var aws = await Running.StartAsync();

        (await aws.CreateAsync("/a", value)).Error.Should().Be("ValidationException");
    }

    [Theory]
    [InlineData("12", null)]
    [InlineData("12345", "ParameterPatternMismatchException")]
    [InlineData("x", "ParameterPatternMismatchException")]
    public async Task The_whole_value_has_to_match_the_allowed_pattern(string value, string? error)
    {
        await using var aws = await Running.StartAsync();
        var put = new
        {
            Name = "/a",
            Value = value,
            Type = "String",
            AllowedPattern = @"\d{1,4}",
        };

        (await aws.CallAsync("PutParameter", put)).Error.Should().Be(error);
    }

    [Fact]
    public async Task An_allowed_pattern_that_is_no_regular_expression_is_refused()
    {
        await using var aws = await Running.StartAsync();
        var put = new
        {
            Name = "/a",
            Value = "v",
            Type = "String",
            AllowedPattern = "(",
        };

        (await aws.CallAsync("PutParameter", put)).Error.Should().Be("InvalidAllowedPatternException");
    }

    [Fact]
    public async Task A_refusal_never_repeats_the_value()
    {
        await using var aws = await Running.StartAsync();
        var put = new
        {
            Name = "/a",
            Value = "hunter2",
            Type = "String",
            AllowedPattern = @"\d+",
        };

        (await aws.CallAsync("PutParameter", put)).Text.Should().NotContain("hunter2");
    }

    [Fact]
    public async Task Overwriting_again_within_the_window_is_too_many_updates()
    {
        var window = TimeSpan.FromSeconds(1);
        await using var aws = await Running.StartAsync(new StoreLimits { BetweenOverwrites = window });
        await aws.CreateAsync("/a");

        aws.Time.Now += window - TimeSpan.FromTicks(1);
        (await aws.OverwriteAsync("/a")).Error.Should().Be("TooManyUpdates");
        aws.Time.Now += TimeSpan.FromTicks(1);
        (await aws.OverwriteAsync("/a")).Error.Should().BeNull();
    }
}
