using System.Text.Json.Nodes;
using Tokens.Emulator.CloudFormation;
using Tokens.Emulator.EventBridge;
using Tokens.Tests.Templates;
using Tokens.Tests.Unit.Functions;

namespace Tokens.Tests.Unit.Template;

/// <summary>The rules of the template, played over the same events as the functions.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("parameter-change-create", "DetectRotation")]
    [InlineData("parameter-change-update", "DetectRotation")]
    [InlineData("parameter-change-delete", "DetectRotation")]
    [InlineData("parameter-change-label", null)]
    [InlineData("policy-action-no-change", "RemindOfRotation")]
    [InlineData("policy-action-expiration", "RemindOfRotation")]
    [InlineData("policy-action-expiration-notification", "RemindOfRotation")]
    [InlineData("schedule", null)]
    [InlineData("schedule-scheduler", null)]
    [InlineData("sns-envelope", null)]
    [InlineData("lwa-client-new-secret", null)]
    [InlineData("lwa-client-secret-expiry", null)]
    public void Each_event_reaches_whom_it_is_for(string sample, string? function) =>
        Receivers(Stack.Usual, Sample(sample)).Should().Equal(function is null ? [] : [function]);

    [Theory]
    [InlineData("parameter-change-update")]
    [InlineData("policy-action-no-change")]
    public void Without_the_further_folder_its_events_reach_nobody(string sample) =>
        Receivers(Stack.With(("CredentialPath", "")), Sample(sample)).Should().BeEmpty();

    [Theory]
    [InlineData("/tokens/acme/client-id")]
    [InlineData("/tokens/acme/client-secret")]
    [InlineData("/tokens/acme/refresh-token")]
    [InlineData("/tokens/clients/lwa/client-id")]
    [InlineData("/tokens/clients/lwa/client-secret")]
    [InlineData("/my-erp/lwa/clientsecret")]
    [InlineData("/my-erp/refreshToken")]
    [InlineData("/sp-api/refresh-token")]
    public void A_changed_credential_is_noticed(string name) => IsNoticed(Stack.Usual, name).Should().BeTrue();

    [Theory]
    [InlineData("/tokens/acme/access-token")]
    [InlineData("/tokens/acme/instance-url")]
    [InlineData("/tokens/status/acme")]
    [InlineData("/tokens/claims/4f1c9a.1")]
    [InlineData("/tokens/claims/exchange/4f1c9a.1")]
    [InlineData("/tokens/connections/acme")]
    [InlineData("/tokens/clients/lwa")]
    [InlineData("/tokens/settings")]
    [InlineData("/sp-api/access-token")]
    [InlineData("/other/acme/client-secret")]
    [InlineData("/tokens-test/acme/client-secret")]
    [InlineData("/my-erp-2/lwa/clientsecret")]
    [InlineData("/nested/tokens/acme/client-secret")]
    [InlineData("/tokens/acme/client-secret/old")]
    public void What_the_functions_write_and_what_is_not_theirs_is_left_alone(string name) =>
        IsNoticed(Stack.Usual, name).Should().BeFalse();

    [Theory]
    [InlineData("/team-erp/lwa/clientsecret", true)]
    [InlineData("/marketplace/refresh-token", true)]
    [InlineData("/marketplace/access-token", false)]
    public void A_second_folder_is_noticed_where_there_is_one(string name, bool noticed)
    {
        IsNoticed(Stack.Full, name).Should().Be(noticed);
        IsNoticed(Stack.Usual, name).Should().BeFalse();
    }

    [Fact]
    public void Another_root_has_other_rules()
    {
        var deployment = Stack.With(("Root", "/team-b/tokens"), ("CredentialPath", ""), ("OutputPath", ""));

        IsNoticed(deployment, "/team-b/tokens/acme/client-secret").Should().BeTrue();
        IsNoticed(deployment, "/tokens/acme/client-secret").Should().BeFalse();
        IsNoticed(deployment, "/sp-api/refresh-token").Should().BeFalse();
    }

    [Theory]
    [InlineData("/tokens/acme/client-secret", true)]
    [InlineData("/tokens/acme/refresh-token", true)]
    [InlineData("/tokens/clients/lwa/client-secret", true)]
    [InlineData("/tokens-test/acme/client-secret", false)]
    [InlineData("/sp-api/access-token", false)]
    public void Policies_of_parameters_in_the_credentials_folders_are_heeded(string name, bool heeded)
    {
        var acted = Sample("policy-action-no-change");
        acted["detail"]!["parameter-name"] = name;

        Receivers(Stack.Usual, acted).Should().Equal(heeded ? ["RemindOfRotation"] : []);
    }

    /// <summary>
    /// EventBridge refuses a rule whose wildcards are too many or too alike ("Rule is too complex") and publishes no
    /// figure; so a rule has few, of one asterisk each.
    /// </summary>
    [Fact]
    public void No_rule_is_so_complex_that_EventBridge_might_refuse_it()
    {
        var rules = Stack
            .Template.Named(ServerlessTemplate.Function)
            .SelectMany(function => Stack.Full.Properties(function)["Events"]!.AsObject())
            .Where(rule => (string?)rule.Value!["Type"] == "EventBridgeRule")
            .Select(rule => Wildcards(rule.Value!["Properties"]!["Pattern"]!).ToList())
            .ToList();

        rules.Should().OnlyContain(wildcards => wildcards.Count <= 5);
        rules
            .SelectMany(wildcards => wildcards)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(one => one.Count(c => c == '*') == 1);
    }

    private static IEnumerable<string> Wildcards(JsonNode node) =>
        node switch
        {
            JsonObject map => map.SelectMany(field =>
                field.Key == "wildcard" ? [(string)field.Value!] : Wildcards(field.Value!)
            ),
            JsonArray list => list.SelectMany(one => Wildcards(one!)),
            _ => [],
        };

    private static bool IsNoticed(Deployment deployment, string name)
    {
        var change = Sample("parameter-change-update");
        change["detail"]!["name"] = name;
        return Receivers(deployment, change).Contains("DetectRotation");
    }

    private static JsonObject Sample(string name) => JsonNode.Parse(EventSamples.Read(name).GetRawText())!.AsObject();

    private static IEnumerable<string> Receivers(Deployment deployment, JsonObject sample) =>
        from function in Stack.Template.Named(ServerlessTemplate.Function)
        from rule in deployment.Properties(function)["Events"]!.AsObject()
        where (string?)rule.Value!["Type"] == "EventBridgeRule"
        where EventPattern.Matches(rule.Value["Properties"]!["Pattern"]!, sample)
        select function;
}
