using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Lambda.Annotations;
using Tokens.Emulator.CloudFormation;
using Tokens.Functions;
using Tokens.Tests.Templates;

namespace Tokens.Tests.Unit.Template;

/// <summary>The template, and what is deployed with it.</summary>
internal static class Stack
{
    public static ServerlessTemplate Template { get; } = TemplateFile.In(Repository.Root);

    public static IReadOnlyList<MethodInfo> EntryPoints { get; } =
    [
        .. typeof(Startup)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<LambdaFunctionAttribute>() is not null),
    ];

    public static TheoryNames Functions { get; } = new(Template.Named(ServerlessTemplate.Function));

    /// <summary>With one further folder of each kind, and nobody to notify.</summary>
    public static Deployment Usual { get; } = With();

    /// <summary>With every further folder.</summary>
    public static Deployment Full { get; } = With(("CredentialPath2", "/team-erp"), ("OutputPath2", "/marketplace"));

    public static Deployment With(params (string Parameter, string Value)[] given)
    {
        var values = new Dictionary<string, string> { ["CredentialPath"] = "/my-erp", ["OutputPath"] = "/sp-api" };
        foreach (var (parameter, value) in given)
        {
            values[parameter] = value;
        }

        return new Deployment(Template, values);
    }

    public static JsonObject Event(this Deployment deployment, string function, string name) =>
        deployment.Properties(function)["Events"]![name]!["Properties"]!.AsObject();

    /// <summary>A function's variables, those that all have included.</summary>
    public static IReadOnlyDictionary<string, string> Variables(this Deployment deployment, string function)
    {
        var common = deployment.Resolve(Template.Json["Globals"]!["Function"]!["Environment"]!["Variables"])!;
        var own = deployment.Properties(function)["Environment"]!["Variables"]!;
        return common
            .AsObject()
            .Concat(own.AsObject())
            .ToDictionary(variable => variable.Key, variable => (string)variable.Value!);
    }
}

/// <summary>Names for a theory.</summary>
internal sealed class TheoryNames : Xunit.TheoryData<string>
{
    public TheoryNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Add(name);
        }
    }
}
