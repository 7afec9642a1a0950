using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using FluentAssertions;
using Tokens.Adapters.OAuth;
using Tokens.Cli;
using Tokens.Functions;
using Xunit;

namespace Tokens.Tests.Unit.Architecture;

public sealed class ArchitectureTests
{
    private static readonly Assembly Domain = typeof(Connection).Assembly;

    private static readonly Assembly Adapters = typeof(TokenEndpoint).Assembly;

    private static readonly Assembly Functions = typeof(Startup).Assembly;

    private static readonly Assembly Cli = typeof(ExitCode).Assembly;

    private static readonly Assembly[] All = [Domain, Adapters, Functions, Cli];

    private static IEnumerable<MethodInfo> EntryPoints =>
        Functions
            .GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<LambdaFunctionAttribute>() is not null);

    /// <summary>Listed one by one: System.Net.Http, System.Text.Json or System.Console are .NET's too and do not belong there.</summary>
    [Fact]
    public void The_domain_rests_on_the_base_library_alone()
    {
        string[] pure =
        [
            "System.Runtime",
            "System.Collections",
            "System.Collections.Concurrent",
            "System.Linq",
            "System.Memory",
            "System.Runtime.InteropServices",
            "System.Threading",
            "System.Threading.Channels",
            "System.Security.Cryptography",
        ];

        References(Domain).Should().BeSubsetOf(pure);
    }

    [Fact]
    public void The_adapters_know_the_domain_and_not_the_functions()
    {
        References(Adapters).Should().Contain("Tokens.Domain").And.NotContain("bootstrap");
        References(Adapters).Should().NotContain(name => name.StartsWith("Amazon.Lambda") || name == "tokens");
    }

    [Fact]
    public void What_the_functions_load_knows_nothing_of_the_command() =>
        References(Functions)
            .Should()
            .NotContain(name =>
                name == "tokens" || name.StartsWith("System.CommandLine") || name.StartsWith("Microsoft.AspNetCore")
            );

    /// <summary>It hosts the functions for the local run; AWS it leaves to the adapters.</summary>
    [Fact]
    public void The_command_drives_use_cases_and_functions_and_asks_AWS_through_the_adapters() =>
        References(Cli)
            .Should()
            .Contain(["Tokens.Domain", "Tokens.Adapters", "bootstrap"])
            .And.NotContain(["AWSSDK.KeyManagementService", "AWSSDK.SimpleNotificationService"]);

    [Fact]
    public void Every_class_is_sealed_abstract_or_static() =>
        Written().Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract).Should().BeEmpty();

    [Fact]
    public void A_closed_set_of_records_can_be_extended_by_nobody_else() =>
        Written()
            .Where(type => type.IsAbstract && !type.IsSealed && type.IsClass)
            .SelectMany(type =>
                type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            )
            .Where(constructor => !constructor.IsPrivate && !IsCopy(constructor))
            .Should()
            .BeEmpty();

    [Fact]
    public void A_secret_is_kept_in_no_text_beside_it() =>
        Written()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(string))
            .Select(property => property.Name)
            .Should()
            .NotContain(["ClientId", "ClientSecret", "RefreshToken", "AccessToken"]);

    [Fact]
    public void A_secret_has_no_conversion_and_is_no_record()
    {
        typeof(Secret)
            .GetMethods()
            .Select(method => method.Name)
            .Should()
            .NotContain(["op_Implicit", "op_Explicit", "<Clone>$"]);
        typeof(Secret).GetProperties().Select(property => property.Name).Should().Equal(nameof(Secret.IsEmpty));
        typeof(Secret).GetFields().Should().BeEmpty();
    }

    [Fact]
    public void No_value_that_was_validated_can_be_changed_afterwards()
    {
        foreach (var type in new[] { typeof(ConnectionName), typeof(ParameterName) })
        {
            type.GetConstructors().Should().BeEmpty();
            type.GetProperties().Should().OnlyContain(property => property.SetMethod == null);
        }
    }

    [Fact]
    public void There_are_entry_points_and_no_two_share_a_name() =>
        EntryPoints.Select(method => method.Name).Should().NotBeEmpty().And.OnlyHaveUniqueItems();

    [Fact]
    public void No_class_bears_the_name_of_its_entry_point() =>
        EntryPoints
            .Where(method => method.DeclaringType!.Name == method.Name)
            .Should()
            .BeEmpty("the real package's generated Main would not compile");

    [Fact]
    public void Whatever_enters_or_leaves_an_entry_point_is_known_to_the_serialiser()
    {
        var known = new FunctionJson(new JsonSerializerOptions());
        var types = EntryPoints
            .SelectMany(method =>
                method.GetParameters().Select(parameter => parameter.ParameterType).Append(Answer(method))
            )
            .Where(type => type != typeof(ILambdaContext) && type != typeof(void))
            // Which EventSerializer reads itself.
            .Where(type =>
                type.Assembly != typeof(SNSEvent).Assembly && type.Assembly != typeof(CloudWatchEvent<>).Assembly
            )
            .ToHashSet();

        types.Should().NotBeEmpty();
        types.Where(type => known.GetTypeInfo(type) is null).Should().BeEmpty();
    }

    private static Type Answer(MethodInfo method) =>
        method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0]
        : method.ReturnType == typeof(Task) ? typeof(void)
        : method.ReturnType;

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    /// <summary>What people wrote, as the namespace shows; generators put theirs elsewhere or mark it.</summary>
    private static IEnumerable<Type> Written() =>
        All.SelectMany(assembly => assembly.GetTypes())
            .Where(type =>
                type.Namespace is { } name
                && name.StartsWith("Tokens.", StringComparison.Ordinal)
                && !name.StartsWith("Tokens.Compat", StringComparison.Ordinal)
                && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
                && !IsOfAnnotations(type)
            );

    /// <summary>The real Amazon.Lambda.Annotations puts its classes among ours, without a mark.</summary>
    private static bool IsOfAnnotations(Type type) =>
        type.Name == "GeneratedProgram" || type.Name.EndsWith("_Generated", StringComparison.Ordinal);

    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;
}
