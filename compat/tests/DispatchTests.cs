using System.Reflection;
using Amazon.Lambda.Annotations;
using FluentAssertions;
using Tokens.Compat;
using Tokens.Functions;
using Xunit;

namespace Tokens.Tests.Compat;

/// <summary>Main's hand-written lines against the attributes that the real package would generate them from.</summary>
[Collection(ProcessWide.Name)]
public sealed class DispatchTests
{
    [Fact]
    public async Task Every_function_has_its_line_in_Main()
    {
        var errors = new StringWriter();
        var before = Console.Error;
        using var variables = new Variables { [HandlerTable.Variable] = null };
        Console.SetError(errors);
        try
        {
            var main = typeof(Startup).Assembly.EntryPoint!;
            (await Run(main)).Should().Be(1);
        }
        finally
        {
            Console.SetError(before);
        }

        var listed = errors.ToString().Split("the functions here are ")[1].TrimEnd('.', '\r', '\n').Split(", ");
        var functions = typeof(Startup)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<LambdaFunctionAttribute>() is not null)
            .Select(method => method.Name);
        listed.Should().BeEquivalentTo(functions);
    }

    /// <summary>The entry point of an asynchronous Main waits for it, and is called as the runtime would call it.</summary>
    private static Task<int> Run(MethodInfo main) => Task.Run(() => (int)main.Invoke(null, [Array.Empty<string>()])!);
}
