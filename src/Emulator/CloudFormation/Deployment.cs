using System.Text.Json.Nodes;

namespace Tokens.Emulator.CloudFormation;

/// <summary>A template with values for its parameters: resolves the intrinsic functions as CloudFormation does.</summary>
/// <param name="template">What is deployed.</param>
/// <param name="given">
/// Values for parameters (else their default counts), for pseudo parameters, and for what resources would return: under
/// <c>Name</c> for a Ref, under <c>Name.Attribute</c> for a Fn::GetAtt.
/// </param>
public sealed class Deployment(ServerlessTemplate template, IReadOnlyDictionary<string, string> given)
{
    private static readonly Dictionary<string, string> Pseudo = new()
    {
        ["AWS::Partition"] = "aws",
        ["AWS::Region"] = "us-east-1",
        ["AWS::AccountId"] = "123456789012",
        ["AWS::StackName"] = "tokens",
    };

    public ServerlessTemplate Template => template;

    /// <summary>A resource's properties, resolved.</summary>
    public JsonObject Properties(string resource) => Resolve(template.Resource(resource)["Properties"])!.AsObject();

    /// <summary>Whether a resource is made at all.</summary>
    public bool Makes(string resource) =>
        (string?)template.Resource(resource)["Condition"] is not { } condition || IsTrue(condition);

    /// <summary>Null where the value is AWS::NoValue; within objects and lists it is left out.</summary>
    public JsonNode? Resolve(JsonNode? node) =>
        node switch
        {
            JsonObject { Count: 1 } only when IsIntrinsic(only.First().Key) => Call(
                only.First().Key,
                only.First().Value!
            ),
            JsonObject map => new JsonObject(
                map.Select(field => KeyValuePair.Create(field.Key, Resolve(field.Value)))
                    .Where(field => field.Value is not null)
            ),
            JsonArray list => new JsonArray([.. list.Select(Resolve).Where(value => value is not null)]),
            _ => node?.DeepClone(),
        };

    private static bool IsIntrinsic(string name) => name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal);

    private JsonNode? Call(string function, JsonNode argument) =>
        function switch
        {
            "Ref" => Ref((string)argument!),
            "Fn::Sub" => Text.Substitute((string)argument!, name => Value(name)),
            "Fn::GetAtt" => Value($"{argument[0]}.{argument[1]}"),
            "Fn::If" => Resolve(argument[IsTrue((string)argument[0]!) ? 1 : 2]),
            "Fn::Join" => string.Join(
                (string)argument[0]!,
                Resolve(argument[1])!.AsArray().Select(part => (string)part!)
            ),
            _ => throw new NotSupportedException(function),
        };

    private JsonValue? Ref(string name) => name == "AWS::NoValue" ? null : JsonValue.Create(Value(name));

    private string Value(string name) =>
        given.GetValueOrDefault(name)
        ?? template.Json["Parameters"]![name]?["Default"]?.ToString()
        ?? Pseudo.GetValueOrDefault(name)
        // What a resource returns is unique, as its name is.
        ?? (template.Json["Resources"]![name.Split('.')[0]] is not null || IsMadeBySam(name) ? $"<{name}>" : null)
        ?? throw new KeyNotFoundException(name);

    /// <summary>A rule is named after its function and its event.</summary>
    private bool IsMadeBySam(string name) =>
        template
            .Named(ServerlessTemplate.Function)
            .SelectMany(function =>
                template.Resource(function)["Properties"]!["Events"]!.AsObject().Select(one => function + one.Key)
            )
            .Contains(name.Split('.')[0]);

    private bool IsTrue(string condition) => IsTrue(template.Json["Conditions"]![condition]!);

    private bool IsTrue(JsonNode condition)
    {
        var (function, arguments) = condition.AsObject().Single();
        return function switch
        {
            "Fn::Equals" => Resolve(arguments![0])!.ToString() == Resolve(arguments[1])!.ToString(),
            "Fn::Not" => !IsTrue(arguments![0]!),
            "Fn::Or" => arguments!.AsArray().Any(one => IsTrue(one!)),
            _ => throw new NotSupportedException(function),
        };
    }

    /// <summary>Whether CloudFormation would take these parameters: the template's rules.</summary>
    public bool IsAllowed =>
        template.Json["Rules"]!
            .AsObject()
            .SelectMany(rule => rule.Value!["Assertions"]!.AsArray())
            .All(assertion => IsTrue(assertion!["Assert"]!));
}
