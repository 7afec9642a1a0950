using System.Reflection;
using System.Text.RegularExpressions;
using FluentAssertions;
using Tokens.Adapters.OAuth;
using Tokens.Cli;
using Tokens.Functions;
using Xunit;

namespace Tokens.Tests.Unit.Architecture;

/// <summary>The dependency rules of docs/architecture.md, read from the source.</summary>
public sealed partial class DomainTreeTests
{
    private static readonly string Domain = Path.Combine(Repository.Root, "src", "Domain");

    [Fact]
    public void The_domain_is_model_ports_and_use_cases() =>
        Directory
            .GetDirectories(Domain)
            .Select(Path.GetFileName)
            .Except(["bin", "obj"])
            .Should()
            .BeEquivalentTo("Model", "Ports", "UseCases");

    [Fact]
    public void The_model_knows_no_port_and_no_use_case() =>
        Sources("Model")
            .Where(source => PortOrUseCase().IsMatch(source.Text))
            .Select(source => source.Name)
            .Should()
            .BeEmpty();

    [Fact]
    public void The_model_never_awaits() =>
        Sources("Model").Where(source => Async().IsMatch(source.Text)).Select(source => source.Name).Should().BeEmpty();

    [Fact]
    public void A_port_knows_the_model_and_no_use_case() =>
        Sources("Ports")
            .Where(source => UseCase().IsMatch(source.Text))
            .Select(source => source.Name)
            .Should()
            .BeEmpty();

    [Fact]
    public void The_folders_of_the_model_form_no_cycle()
    {
        var uses = Sources("Model")
            .GroupBy(source => source.Folder)
            .ToDictionary(
                folder => folder.Key,
                folder =>
                    folder
                        .SelectMany(source => ModelFolder().Matches(source.Text))
                        .Select(match => match.Groups["folder"].Value)
                        .Where(used => used != folder.Key)
                        .ToHashSet()
            );

        while (uses.Keys.FirstOrDefault(folder => !uses[folder].Overlaps(uses.Keys)) is { } leaf)
        {
            uses.Remove(leaf);
        }

        uses.Select(folder => $"{folder.Key}: {string.Join(' ', folder.Value)}")
            .Should()
            .BeEmpty("these folders use one another");
    }

    [Fact]
    public void No_method_or_constructor_takes_a_tuple() =>
        new[] { typeof(ConnectionName), typeof(TokenEndpoint), typeof(Startup), typeof(ExitCode) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Tokens.", StringComparison.Ordinal) == true)
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(type => type.GetMembers(Everything).OfType<MethodBase>())
            .Where(method => !method.Name.Contains('<', StringComparison.Ordinal))
            .Where(method => method.GetParameters().Any(parameter => HoldsTuple(parameter.ParameterType)))
            .Select(method => $"{method.DeclaringType}.{method.Name}")
            .Distinct()
            .Should()
            .Equal([]);

    private const BindingFlags Everything =
        BindingFlags.DeclaredOnly
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static;

    private static bool HoldsTuple(Type type) =>
        type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true
        || type.GetGenericArguments().Any(HoldsTuple)
        || (type.HasElementType && HoldsTuple(type.GetElementType()!));

    /// <param name="Folder">The first below the layer.</param>
    /// <param name="Text">Without comments.</param>
    private sealed record Source(string Name, string Folder, string Text);

    private static IEnumerable<Source> Sources(string layer)
    {
        var root = Path.Combine(Domain, layer);
        return Directory
            .GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file =>
            {
                var name = Path.GetRelativePath(root, file);
                return new Source(
                    name,
                    name.Split(Path.DirectorySeparatorChar)[0],
                    Comment().Replace(File.ReadAllText(file), "")
                );
            });
    }

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(Ports|UseCases)\b\s*[.;]")]
    private static partial Regex PortOrUseCase();

    [GeneratedRegex(@"\bUseCases\b\s*[.;]")]
    private static partial Regex UseCase();

    [GeneratedRegex(@"\b(await|async|Task)\b")]
    private static partial Regex Async();

    [GeneratedRegex(@"using Tokens\.Domain\.Model\.(?<folder>\w+)")]
    private static partial Regex ModelFolder();
}
