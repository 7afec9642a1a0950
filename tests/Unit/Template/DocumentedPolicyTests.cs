using System.Text.Json.Nodes;
using Tokens.Tests.Templates.Policies;

namespace Tokens.Tests.Unit.Template;

/// <summary>The policies of docs/reference/iam.md, for those who are not to administer a whole deployment.</summary>
public sealed class DocumentedPolicyTests
{
    private const string Parameters = "arn:aws:ssm:us-east-1:123456789012:parameter";

    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555";

    private static readonly RolePolicy Connection = Read("manage-connection");

    private static readonly RolePolicy Clients = Read("administer-clients");

    private static readonly string[] Writes =
    [
        "ssm:PutParameter",
        "ssm:DeleteParameter",
        "ssm:DeleteParameters",
        "ssm:LabelParameterVersion",
        "ssm:UnlabelParameterVersion",
        "ssm:AddTagsToResource",
    ];

    private static readonly string[] Reads =
    [
        "ssm:GetParameter",
        "ssm:GetParameters",
        "ssm:GetParametersByPath",
        "ssm:GetParameterHistory",
    ];

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file))];

    private static string Folder => Path.Combine(Repository.Root, "docs", "policies");

    [Theory]
    [InlineData("/tokens/connections/acme")]
    [InlineData("/tokens/acme/client-id")]
    [InlineData("/tokens/acme/client-secret")]
    [InlineData("/tokens/acme/refresh-token")]
    public void Who_manages_a_connection_writes_and_reads_its_definition_and_its_credentials(string name)
    {
        foreach (var action in new[] { "Put", "Get", "Delete" })
        {
            ShouldAllow(Connection, new AwsCall($"ssm:{action}Parameter", Parameters + name));
        }
    }

    [Theory]
    [InlineData("/tokens/acme/client-id")]
    [InlineData("/tokens/acme/client-secret")]
    [InlineData("/tokens/acme/refresh-token")]
    public void Who_manages_a_connection_encrypts_and_decrypts_its_credentials_through_Parameter_Store(string name)
    {
        ShouldAllow(Connection, Kms("kms:Encrypt", "ssm", name));
        ShouldAllow(Connection, Kms("kms:Decrypt", "ssm", name));
        ShouldRefuse(Connection, Kms("kms:Decrypt", "secretsmanager", name));
        ShouldRefuse(Connection, Kms("kms:Decrypt", via: null, name));
    }

    [Theory]
    [InlineData("/tokens/status/acme")]
    [InlineData("/tokens/settings")]
    public void Who_manages_a_connection_reads_its_status_and_the_settings(string name) =>
        ShouldAllow(Connection, new AwsCall("ssm:GetParameter", Parameters + name));

    /// <summary>Each of these would be a way out of the connection's own folder.</summary>
    [Theory]
    [InlineData("/tokens/clients/lwa")]
    [InlineData("/tokens/clients/acme")]
    [InlineData("/tokens/clients/lwa/client-id")]
    [InlineData("/tokens/clients/lwa/client-secret")]
    [InlineData("/tokens/settings")]
    [InlineData("/tokens/status/acme")]
    [InlineData("/tokens/status/crm")]
    [InlineData("/tokens/status/clients/lwa")]
    [InlineData("/tokens/claims/4f1c9a.1")]
    [InlineData("/tokens/claims/exchange/4f1c9a.1")]
    [InlineData("/tokens/connections/crm")]
    [InlineData("/tokens/connections/acme-2")]
    [InlineData("/tokens/crm/client-secret")]
    [InlineData("/tokens/crm/refresh-token")]
    [InlineData("/tokens/acme-2/client-secret")]
    [InlineData("/tokens/acme/access-token")]
    [InlineData("/tokens/acme/instance-url")]
    [InlineData("/tokens/acme/nested/client-secret")]
    [InlineData("/my-erp/lwa/clientsecret")]
    [InlineData("/sp-api/access-token")]
    public void Who_manages_a_connection_writes_nothing_else(string name)
    {
        foreach (var action in Writes)
        {
            ShouldRefuse(Connection, new AwsCall(action, Parameters + name));
        }

        ShouldRefuse(Connection, Kms("kms:Encrypt", "ssm", name));
        ShouldRefuse(Connection, Kms("kms:GenerateDataKey", "ssm", name));
    }

    [Theory]
    [InlineData("/tokens/clients")]
    [InlineData("/tokens/clients/lwa/client-secret")]
    [InlineData("/tokens/connections/crm")]
    [InlineData("/tokens/status/crm")]
    [InlineData("/tokens/crm/refresh-token")]
    [InlineData("/tokens/crm/access-token")]
    [InlineData("/tokens/acme/access-token")]
    [InlineData("/tokens")]
    public void Who_manages_a_connection_reads_no_other_and_no_access_token(string name)
    {
        foreach (var action in Reads)
        {
            ShouldRefuse(Connection, new AwsCall(action, Parameters + name));
        }

        ShouldRefuse(Connection, Kms("kms:Decrypt", "ssm", name));
    }

    /// <summary>Only a successful exchange makes a version of a secret count as verified.</summary>
    [Fact]
    public void Who_manages_a_connection_labels_nothing() =>
        ShouldRefuse(Connection, new AwsCall("ssm:LabelParameterVersion", Parameters + "/tokens/acme/client-secret"));

    [Theory]
    [InlineData("/tokens/clients/lwa")]
    [InlineData("/tokens/clients/lwa/client-id")]
    [InlineData("/tokens/clients/lwa/client-secret")]
    public void Who_administers_clients_writes_reads_and_labels_them(string name)
    {
        foreach (var action in new[] { "PutParameter", "GetParameter", "DeleteParameter", "LabelParameterVersion" })
        {
            ShouldAllow(Clients, new AwsCall($"ssm:{action}", Parameters + name));
        }

        ShouldAllow(Clients, Kms("kms:Encrypt", "ssm", name));
        ShouldAllow(Clients, Kms("kms:Decrypt", "ssm", name));
        ShouldRefuse(Clients, Kms("kms:Decrypt", via: null, name));
    }

    [Theory]
    [InlineData("/tokens/clients")]
    [InlineData("/tokens/status/clients")]
    public void Who_administers_clients_lists_them(string name) =>
        ShouldAllow(Clients, new AwsCall("ssm:GetParametersByPath", Parameters + name));

    [Theory]
    [InlineData("/tokens/connections/acme")]
    [InlineData("/tokens/clients-2/lwa")]
    [InlineData("/tokens/settings")]
    [InlineData("/tokens/status/acme")]
    [InlineData("/tokens/status/clients/lwa")]
    [InlineData("/tokens/claims/4f1c9a.1")]
    [InlineData("/tokens/acme/client-secret")]
    [InlineData("/tokens/acme/refresh-token")]
    [InlineData("/tokens/acme/access-token")]
    [InlineData("/my-erp/lwa/clientsecret")]
    public void Who_administers_clients_writes_nothing_else(string name)
    {
        foreach (var action in Writes)
        {
            ShouldRefuse(Clients, new AwsCall(action, Parameters + name));
        }

        ShouldRefuse(Clients, Kms("kms:Encrypt", "ssm", name));
        ShouldRefuse(Clients, Kms("kms:Decrypt", "ssm", name));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_policy_fits_into_IAM_and_has_no_placeholder_but_those_that_the_page_explains(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "iam.md"));

        // The limit of a managed policy, white space left out.
        JsonNode.Parse(text)!.ToJsonString().Length.Should().BeLessThan(6_144);
        page.Should().Contain($"../policies/{file}");
        foreach (var placeholder in new[] { "REGION", "ACCOUNT", "NAME", "KEY_ARN" })
        {
            page.Should().Contain($"`{placeholder}`");
            text = text.Replace(placeholder, "");
        }

        text.Replace("PARAMETER_ARN", "").Should().NotMatchRegex("[A-Z]{3,}");
    }

    private static RolePolicy Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{file}.json"))
            .Replace("KEY_ARN", Key)
            .Replace("REGION", "us-east-1")
            .Replace("ACCOUNT", "123456789012")
            .Replace("NAME", "acme");
        return RolePolicy.Parse(JsonNode.Parse(text)!);
    }

    private static void ShouldAllow(RolePolicy policy, AwsCall call) => policy.Allows(call).Should().BeTrue($"{call}");

    private static void ShouldRefuse(RolePolicy policy, AwsCall call) =>
        policy.Allows(call).Should().BeFalse($"{call}");

    private static AwsCall Kms(string action, string? via, string name)
    {
        var keys = new Dictionary<string, string> { ["kms:EncryptionContext:PARAMETER_ARN"] = Parameters + name };
        if (via is not null)
        {
            keys["kms:ViaService"] = $"{via}.us-east-1.amazonaws.com";
        }

        return new AwsCall(action, Key, keys);
    }
}
