using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using FluentAssertions;
using Tokens.Tests.Unit;
using Xunit;

namespace Tokens.Tests.Compat;

/// <summary>
/// A stand-in has nothing that the real package lacks, and nothing that nobody uses. The real packages' members are those of
/// lambda-api.txt, read from their assemblies, and sns-api.txt, which says what it rests on.
/// </summary>
public sealed partial class ApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The real packages' types that have to be there for a name to be as ambiguous as with them: see Namesakes.cs.</summary>
    private static readonly string[] Namesakes = ["Endpoint", "Tag", "Topic"];

    private static readonly Dictionary<string, HashSet<string>> Real = Lists("lambda-api.txt", "sns-api.txt");

    /// <summary>Each identifier of src, tests, bench and what stands for generated code, also as an attribute's name.</summary>
    private static readonly Lazy<HashSet<string>> Words = new(() =>
        [
            .. new[] { "src", "tests", "bench" }
                .SelectMany(folder =>
                    Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
                )
                .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "compat"), "*.cs"))
                .Where(file => !file.Contains("/obj/") && !file.Contains(@"\obj\"))
                .SelectMany(file => Identifier().Matches(File.ReadAllText(file)))
                .SelectMany(word => new[] { word.Value, $"{word.Value}Attribute" }),
        ]
    );

    private static readonly Lazy<List<Type>> Types = new(() =>
        [
            .. Directory
                .GetDirectories(Path.Combine(Repository.Root, "compat"))
                .Select(folder => Path.GetFileName(folder))
                .Where(id => File.Exists(Path.Combine(Repository.Root, "compat", id, $"{id}.csproj")))
                .SelectMany(id => Assembly.Load(id).GetExportedTypes()),
        ]
    );

    public static TheoryData<Type> StandIns => new(Types.Value);

    [Theory]
    [MemberData(nameof(StandIns))]
    public void A_stand_in_has_the_members_of_the_real_type_and_no_other(Type type)
    {
        var members = Members(type).Select(Signature);

        members.Should().BeSubsetOf(RealMembers(type));
    }

    [Fact]
    public void Nothing_is_here_that_nobody_uses()
    {
        var types = Types.Value.Where(type => !Namesakes.Contains(type.Name)).ToList();
        var mentioned = types.SelectMany(Members).Select(member => member.ToString()!).ToList();

        var unused = types
            .Where(type =>
                !Words.Value.Contains(Word(type))
                && !mentioned.Exists(one => one.Contains(type.IsNested ? type.Name : type.FullName!))
            )
            .Where(type => !types.Exists(derived => derived.BaseType == type))
            .Select(FullName)
            .Concat(
                types.SelectMany(Members).Where(IsUnused).Select(one => $"{FullName(one.DeclaringType!)}.{one.Name}")
            );

        unused.Should().BeEmpty();
    }

    /// <summary>Constructors are not checked: they differ by their parameters, not by their name.</summary>
    private static bool IsUnused(MemberInfo member) =>
        !Words.Value.Contains(member.Name)
        && member switch
        {
            // What implements the interface has to have it, as with the real one.
            { DeclaringType.IsInterface: true } => false,
            MethodInfo method => method.GetBaseDefinition() == method && method.Name != nameof(IDisposable.Dispose),
            PropertyInfo property => property.GetMethod?.GetBaseDefinition() == property.GetMethod,
            _ => false,
        };

    private static string Word(Type type) => type.Name.Split('`')[0];

    private static HashSet<string> RealMembers(Type type)
    {
        if (type.Namespace != "Amazon.SimpleNotificationService")
        {
            return
            [
                .. Real.GetValueOrDefault(FullName(type)) ?? throw new KeyNotFoundException($"There is no {type}."),
                // Of the real type's base, which is not here.
                .. type.GetInterfaces().SelectMany(port => Real.GetValueOrDefault(FullName(port)) ?? []),
            ];
        }

        // What is not in Model is the same in each of the SDK's packages, but for the operations.
        var ssm = type.FullName!.Replace("SimpleNotificationService", "SimpleSystemsManagement");
        var real = typeof(IAmazonSimpleSystemsManagement).Assembly.GetType(ssm, throwOnError: true)!;
        return
        [
            .. Members(real)
                .Select(Signature)
                .Select(one => one.Replace("SimpleSystemsManagement", "SimpleNotificationService")),
            .. Operations(),
        ];
    }

    /// <summary>As each operation of the SDK looks.</summary>
    private static IEnumerable<string> Operations() =>
        Real
            .Keys.Select(type => Request().Match(type).Groups[1].Value)
            .Where(operation => operation != "")
            .Select(operation => $"Task<{operation}Response> {operation}Async({operation}Request, CancellationToken)");

    private static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(Declared).Where(member => member is not MethodInfo { IsSpecialName: true } and not Type);

    private static string Signature(MemberInfo member) =>
        member switch
        {
            ConstructorInfo constructor => $".ctor({Parameters(constructor)})",
            PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{{Accessors(property)} }}",
            MethodInfo method => $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
            _ => member.ToString()!,
        };

    private static string Accessors(PropertyInfo property) =>
        (property.GetMethod?.IsPublic == true ? " get;" : "") + (property.SetMethod?.IsPublic == true ? " set;" : "");

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)));

    private static string FullName(Type type) => $"{type.Namespace}.{Name(type)}";

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{Name(value)}?";
        }

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }

    private static Dictionary<string, HashSet<string>> Lists(params string[] files)
    {
        var types = new Dictionary<string, HashSet<string>>();
        foreach (var line in files.SelectMany(Lines).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ')
            {
                types.Last().Value.Add(line.Trim());
            }
            else
            {
                types.Add(line, []);
            }
        }

        return types;
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(ApiTests).Assembly.GetManifestResourceStream($"compat/{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\.(\w+)Request$")]
    private static partial Regex Request();
}
