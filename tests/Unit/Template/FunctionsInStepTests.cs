using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.SNS;
using Tokens.Emulator.CloudFormation;
using Tokens.Functions;
using Tokens.Tests.Templates;

namespace Tokens.Tests.Unit.Template;

/// <summary>
/// The attributes and the template say the same, so that the generator has nothing to change, and so that a build with
/// the stand-ins for AWS's packages, which generates nothing, is deployed like one with the real ones.
/// </summary>
public sealed class FunctionsInStepTests
{
    private const string Tool = "Amazon.Lambda.Annotations";

    public static TheoryData<string> EntryPoints => Stack.Functions;

    [Fact]
    public void Each_entry_point_has_its_function_and_each_function_its_entry_point() =>
        Stack
            .Template.Named(ServerlessTemplate.Function)
            .Should()
            .BeEquivalentTo(Stack.EntryPoints.Select(method => Attribute(method).ResourceName));

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public void What_the_generator_writes_is_there_already(string function)
    {
        var method = MethodOf(function);
        var properties = Stack.Template.Resource(function)["Properties"]!;

        ((string?)properties["Runtime"])
            .Should()
            .Be(typeof(Startup).Assembly.GetCustomAttribute<LambdaGlobalPropertiesAttribute>()!.Runtime);
        ((string?)properties["Handler"]).Should().Be(typeof(Startup).Assembly.GetName().Name);
        ((string?)properties["CodeUri"]).Should().Be("src/Functions");
        ((string?)properties["PackageType"]).Should().Be("Zip");
        ((uint?)properties["Timeout"]).Should().Be(Attribute(method).Timeout);
        ((uint?)properties["MemorySize"]).Should().Be(Attribute(method).MemorySize);
        ((string?)properties["Environment"]!["Variables"]!["ANNOTATIONS_HANDLER"]).Should().Be(method.Name);
    }

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public void The_metadata_is_the_generators_in_its_order(string function)
    {
        var expected = new JsonObject { ["Tool"] = Tool };
        if (MethodOf(function).GetCustomAttribute<SNSEventAttribute>() is { } sns)
        {
            expected["SyncedEvents"] = new JsonArray(sns.ResourceName);
            expected["SyncedEventProperties"] = new JsonObject { [sns.ResourceName] = new JsonArray("Topic.Ref") };
        }

        Stack.Template.Resource(function)["Metadata"]!.ToJsonString().Should().Be(expected.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(EntryPoints))]
    public void An_event_of_an_attribute_is_as_the_generator_leaves_it(string function)
    {
        var events = Stack.Template.Resource(function)["Properties"]!["Events"]!.AsObject();
        foreach (var sns in MethodOf(function).GetCustomAttributes<SNSEventAttribute>())
        {
            var written = events[sns.ResourceName]!;
            ((string?)written["Type"]).Should().Be("SNS");
            // Taken out and put in anew at each build, and so the last.
            var (last, topic) = written["Properties"]!.AsObject().Last();
            last.Should().Be("Topic");
            ((string?)topic!["Ref"]).Should().Be(sns.Topic.TrimStart('@'));
        }
    }

    /// <summary>It would take the role away that is written here by hand.</summary>
    [Fact]
    public void No_attribute_speaks_of_roles() =>
        Stack.EntryPoints.Select(Attribute).Should().OnlyContain(one => one.Role == null && one.Policies == null);

    private static MethodInfo MethodOf(string function) =>
        Stack.EntryPoints.Single(method => Attribute(method).ResourceName == function);

    private static LambdaFunctionAttribute Attribute(MethodInfo method) =>
        method.GetCustomAttribute<LambdaFunctionAttribute>()!;
}
