using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Tokens.Tests.Unit.Architecture;

public sealed partial class ModelFoldersTests
{
    /// <summary>Each may use those before it.</summary>
    private static readonly string[] Order =
    [
        "Values",
        "Providers",
        "Clients",
        "Connections",
        "Rotation",
        "Tokens",
        "Alerts",
    ];

    [Fact]
    public void A_folder_of_the_model_uses_none_that_comes_after_it()
    {
        var model = Path.Combine(Repository.Root, "src", "Domain", "Model");
        var upward =
            from file in Directory.EnumerateFiles(model, "*.cs", SearchOption.AllDirectories)
            let folder = Path.GetRelativePath(model, file).Split(Path.DirectorySeparatorChar)[0]
            from Match used in Used().Matches(File.ReadAllText(file))
            where Array.IndexOf(Order, used.Groups[1].Value) > Array.IndexOf(Order, folder)
            select $"{folder}/{Path.GetFileName(file)} uses {used.Groups[1].Value}";

        Directory.GetDirectories(model).Select(Path.GetFileName).Should().BeEquivalentTo(Order);
        upward.Should().BeEmpty();
    }

    [GeneratedRegex(@"Tokens\.Domain\.Model\.(\w+)")]
    private static partial Regex Used();
}
