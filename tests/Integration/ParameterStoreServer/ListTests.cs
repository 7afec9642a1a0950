using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Integration.ParameterStoreServers;

public sealed class ListTests
{
    [Theory]
    [InlineData("/", false, "/root")]
    [InlineData("/t", false, "/t/a,/t/b")]
    [InlineData("/t/", false, "/t/a,/t/b")]
    [InlineData("/t", true, "/t/a,/t/b,/t/c/d")]
    [InlineData("/t/c", false, "/t/c/d")]
    [InlineData("/t/a", true, "")]
    [InlineData("/none", true, "")]
    public async Task A_path_lists_what_is_below_it(string path, bool recursive, string names)
    {
        await using var aws = await TreeAsync();

        var answer = await aws.CallAsync("GetParametersByPath", new { Path = path, Recursive = recursive });

        string.Join(',', answer.Names).Should().Be(names);
    }

    [Theory]
    [InlineData("t")]
    [InlineData("/t//a")]
    [InlineData("/t a")]
    public async Task A_path_against_the_rules_is_refused(string path)
    {
        await using var aws = await TreeAsync();

        (await aws.CallAsync("GetParametersByPath", new { Path = path })).Error.Should().Be("ValidationException");
    }

    [Theory]
    [InlineData(null, 10, 3)]
    [InlineData(4, 4, 7)]
    [InlineData(5, 5, 5)]
    public async Task A_path_is_listed_in_pages_without_gap_or_repetition(int? size, int longest, int pages)
    {
        await using var aws = await Running.StartAsync();
        string[] names = [.. Enumerable.Range(10, 25).Select(i => $"/p/{i}")];
        Array.ForEach(names, name => aws.Server.Store.Seed(name, "v"));

        var all = await PagesAsync(
            aws,
            "GetParametersByPath",
            token => new
            {
                Path = "/p",
                MaxResults = size,
                NextToken = token,
            }
        );

        all.SelectMany(page => page.Names).Should().Equal(names);
        (all.Count, all.Max(page => page.Names.Length)).Should().Be((pages, longest));
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended_though_parameters_come_and_go()
    {
        await using var aws = await Running.StartAsync();
        foreach (var name in new[] { "/p/b", "/p/c", "/p/d" })
        {
            aws.Server.Store.Seed(name, "v");
        }

        var first = await aws.CallAsync("GetParametersByPath", new { Path = "/p", MaxResults = 2 });
        await aws.CallAsync("DeleteParameter", new { Name = "/p/c" });
        await aws.CreateAsync("/p/a");
        var second = await aws.CallAsync(
            "GetParametersByPath",
            new
            {
                Path = "/p",
                MaxResults = 2,
                first.NextToken,
            }
        );

        second.Names.Should().Equal("/p/d");
    }

    [Fact]
    public async Task Descriptions_come_fifty_a_page()
    {
        await using var aws = await Running.StartAsync();
        for (var i = 0; i < 120; i++)
        {
            aws.Server.Store.Seed($"/p/{i}", "v");
        }

        var all = await PagesAsync(aws, "DescribeParameters", token => new { NextToken = token });

        all.Select(page => page.Names.Length).Should().Equal(50, 50, 20);
        all.SelectMany(page => page.Names).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("Name", null, "/t/a", "/t/a")]
    [InlineData("Name", "Equals", "root", "/root")]
    [InlineData("Name", "BeginsWith", "/t/", "/t/a,/t/b,/t/c/d")]
    [InlineData("Path", null, "/t", "/t/a,/t/b")]
    [InlineData("Path", "OneLevel", "/t", "/t/a,/t/b")]
    [InlineData("Path", "Recursive", "/t", "/t/a,/t/b,/t/c/d")]
    public async Task Descriptions_are_filtered(string key, string? option, string value, string names)
    {
        await using var aws = await TreeAsync();

        var answer = await DescribeAsync(aws, key, option, value);

        string.Join(',', answer.Names).Should().Be(names);
    }

    [Theory]
    [InlineData("Name", "Recursive", "/t", "InvalidFilterOption")]
    [InlineData("Path", "Equals", "/t", "InvalidFilterOption")]
    [InlineData("Name", "Equals", "", "InvalidFilterValue")]
    [InlineData("Path", "OneLevel", "t", "ValidationException")]
    [InlineData("Type", "Equals", "String", "ValidationException")]
    public async Task A_filter_against_the_rules_is_refused(string key, string option, string value, string error)
    {
        await using var aws = await TreeAsync();

        (await DescribeAsync(aws, key, option, value)).Error.Should().Be(error);
    }

    [Theory]
    [InlineData("GetParametersByPath", 0)]
    [InlineData("GetParametersByPath", 11)]
    [InlineData("DescribeParameters", 51)]
    public async Task A_page_of_another_length_is_refused(string operation, int size)
    {
        await using var aws = await Running.StartAsync();

        var answer = await aws.CallAsync(operation, new { Path = "/", MaxResults = size });

        answer.Error.Should().Be("ValidationException");
    }

    [Theory]
    [InlineData("GetParametersByPath", "nonsense!")]
    [InlineData("DescribeParameters", "YQ==")]
    public async Task A_token_that_the_server_did_not_make_is_refused(string operation, string token)
    {
        await using var aws = await Running.StartAsync();

        (await aws.CallAsync(operation, new { Path = "/", NextToken = token })).Error.Should().Be("InvalidNextToken");
    }

    private static Task<SsmAnswer> DescribeAsync(Running aws, string key, string? option, string value)
    {
        var filter = new Dictionary<string, object> { ["Key"] = key, ["Values"] = new[] { value } };
        if (option is not null)
        {
            filter["Option"] = option;
        }

        return aws.CallAsync("DescribeParameters", new { ParameterFilters = new[] { filter } });
    }

    private static async Task<List<SsmAnswer>> PagesAsync(Running aws, string operation, Func<string?, object> request)
    {
        List<SsmAnswer> pages = [await aws.CallAsync(operation, request(null))];
        while (pages[^1].NextToken is { } token)
        {
            pages.Add(await aws.CallAsync(operation, request(token)));
        }

        return pages;
    }

    private static async Task<Running> TreeAsync()
    {
        var aws = await Running.StartAsync();
        foreach (var name in new[] { "/t/b", "/t/a", "/t/c/d", "/tt/x", "/u/a", "/root" })
        {
            await aws.CreateAsync(name);
        }

        return aws;
    }
}
