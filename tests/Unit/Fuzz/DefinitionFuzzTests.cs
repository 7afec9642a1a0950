using FsCheck;
using FsCheck.Fluent;
using Tokens.Tests.Unit.Adapters.ParameterStore;
using Xunit.Abstractions;

namespace Tokens.Tests.Unit.Fuzz;

public sealed class DefinitionFuzzTests(ITestOutputHelper output) : Fuzzing(output)
{
    private static readonly string[] Fields =
    [
        .. ((Doc.Group)Samples.FullDefinition).Parts.Select(part => part.Name!.Trim('"')),
    ];

    internal static readonly ConnectionRules Rules = new(
        The.Layout,
        AllowedHosts.Parse("sso.acme.example, *.acme.example, 127.0.0.1").Valid(),
        The.Paths
    );

    [Fact]
    public void A_definition_may_be_any_text() =>
        Check(Words.Of(JsonLike.Texts, AnyJson.Values, Words.Any), words => Complaint(words.Text));

    [Fact]
    public void A_definition_may_be_any_JSON() =>
        Check(Words.Of(AnyJson.Documents(Fields).Select(document => document.Write())), words => Complaint(words.Text));

    [Fact]
    public void A_definition_may_be_spoilt_in_any_way() =>
        Check(Mutant.Of(Samples.Definitions), mutant => Complaint(mutant.Text));

    [Fact]
    public void A_field_that_is_wrong_is_named() =>
        Check(
            Broken.Of(Samples.FullDefinition, Fields, [.. Fields.Except(["scope", "extraFields", "enabled"])]),
            broken =>
                Read(broken.Json) is Parsed<Connection>.Invalid wrong
                    ? broken.Unnamed(wrong.Problem) ?? Unfit.Because(wrong.Problem)
                    : $"{broken.Field} is taken as it is"
        );

    /// <summary>Whatever is taken for a definition is one, by all rules there are.</summary>
    internal static Parsed<Connection> Read(string json) =>
        DefinitionJson.Parse(json).Then(definition => Rules.Define(Some.Name(), definition, Some.Clients()));

    private static string? Complaint(string json) =>
        Read(json) is Parsed<Connection>.Invalid invalid ? Unfit.Because(invalid.Problem) : null;
}
