using FluentAssertions;
using Tokens.Functions;
using Xunit;

namespace Tokens.Tests.Compat;

[Collection(Variables.ProcessWide)]
public sealed class MainTests
{
    [Theory]
    [InlineData("Nobody")]
    [InlineData("refreshtokens")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_name_that_is_missing_or_unknown_fails_with_the_known_ones(string? name)
    {
        using var variables = new Variables { ["ANNOTATIONS_HANDLER"] = name };
        var (before, errors) = (Console.Error, new StringWriter());
        Console.SetError(errors);
        try
        {
            var main = typeof(Startup).Assembly.EntryPoint!;
            // It waits for the asynchronous Main, as the runtime's call of it does.
            (await Task.Run(() => main.Invoke(null, [Array.Empty<string>()])))
                .Should()
                .Be(1);
        }
        finally
        {
            Console.SetError(before);
        }

        errors
            .ToString()
            .Should()
            .StartWith($"ANNOTATIONS_HANDLER is '{name}'")
            .And.ContainAll(FunctionTable.All.Select(function => function.Name));
    }
}
