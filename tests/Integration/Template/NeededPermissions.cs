using Tokens.Emulator.Ssm;
using Tokens.Tests.Templates.Policies;

namespace Tokens.Tests.Integration.Template;

/// <summary>
/// What IAM is asked for a call, the uses of the KMS key included that a service makes in the caller's name. Sources:
/// the service authorization reference, "How Parameter Store uses KMS", "Key management" of SNS.
/// </summary>
/// <param name="store">The parameters as the call finds them.</param>
/// <param name="topicKey">The key of the topics, as they have one in the template.</param>
internal sealed class NeededPermissions(Store store, string topicKey)
{
    private const string Here = $"{Account.DefaultRegion}:{Account.Id}";

    public IReadOnlyList<AwsCall> Of(RecordedCall call) =>
        call.Service switch
        {
            "ssm" => [.. OfParameterStore(call)],
            "sns" => [.. OfPublishing(call)],
            _ => [OfSealing(call)],
        };

    private IEnumerable<AwsCall> OfParameterStore(RecordedCall call)
    {
        var action = $"ssm:{call.Operation}";
        return call.Operation switch
        {
            // Knows no resources.
            "DescribeParameters" => [new AwsCall(action, "*")],
            // Authorised on the folder that is asked for, not on what is found in it.
            "GetParametersByPath" => [new AwsCall(action, Arn((string)call.Fields["Path"]!))],
            "PutParameter" => [new AwsCall(action, Arn(NameIn(call))), .. Encryption(call)],
            // A history is of definitions, which are not encrypted.
            "LabelParameterVersion" or "GetParameterHistory" => [new AwsCall(action, Arn(NameIn(call)))],
            "GetParameters" => Asked(call)
                .SelectMany(asked =>
                    Seen(asked).Select(name => new AwsCall(action, name)).Concat(Decryption(asked, call))
                ),
            "DeleteParameters" => Asked(call).Select(asked => new AwsCall(action, Arn(asked.Name.Text))),
            _ => throw new NotSupportedException(action),
        };
    }

    /// <summary>No page of AWS that was found says whether IAM sees the label in <c>name:label</c>; so both must be allowed.</summary>
    private static IEnumerable<string> Seen(ParameterReference asked) =>
        asked.Selector is { } selector
            ? [Arn(asked.Name.Text), Arn($"{asked.Name.Text}:{selector}")]
            : [Arn(asked.Name.Text)];

    /// <summary>Who may use the account's default key is in that key's own policy.</summary>
    private IEnumerable<AwsCall> Encryption(RecordedCall call)
    {
        if ((string?)call.Fields["Type"] != "SecureString" || KeyOf((string?)call.Fields["KeyId"]) is not { } key)
        {
            yield break;
        }

        var name = NameIn(call);
        var isAdvanced =
            (string?)call.Fields["Tier"] == "Advanced" || store.Find(name)?.Latest.Tier == ParameterTier.Advanced;
        yield return ByParameterStore(isAdvanced ? "kms:GenerateDataKey" : "kms:Encrypt", key, name);
    }

    private IEnumerable<AwsCall> Decryption(ParameterReference asked, RecordedCall call) =>
        (bool?)call.Fields["WithDecryption"] == true
        && store.Find(asked.Name.Text)?.Find(asked.Selector) is { Type: ParameterType.SecureString } version
        && KeyOf(version.KeyId) is { } key
            ? [ByParameterStore("kms:Decrypt", key, asked.Name.Text)]
            : [];

    private static AwsCall ByParameterStore(string action, string key, string name) =>
        new(action, key, Context("ssm", ("PARAMETER_ARN", Arn(name))));

    private IEnumerable<AwsCall> OfPublishing(RecordedCall call)
    {
        var topic = (string)call.Fields["TopicArn"]!;
        var context = Context("sns", ("aws:sns:topicArn", topic));
        return
        [
            new AwsCall($"sns:{call.Operation}", topic),
            new AwsCall("kms:GenerateDataKey", topicKey, context),
            new AwsCall("kms:Decrypt", topicKey, context),
        ];
    }

    private static AwsCall OfSealing(RecordedCall call)
    {
        var context = call.Fields["EncryptionContext"]!.AsObject();
        var keys = context.Select(one => (one.Key, (string)one.Value!)).ToArray();
        return new AwsCall($"kms:{call.Operation}", (string)call.Fields["KeyId"]!, Context(via: null, keys));
    }

    private static Dictionary<string, string> Context(string? via, params (string Key, string Value)[] context)
    {
        var keys = context.ToDictionary(one => $"kms:EncryptionContext:{one.Key}", one => one.Value);
        if (via is not null)
        {
            keys["kms:ViaService"] = $"{via}.{Account.DefaultRegion}.amazonaws.com";
        }

        return keys;
    }

    private static string? KeyOf(string? key) => key is null or Account.DefaultKey ? null : key;

    private static string NameIn(RecordedCall call) => (string)call.Fields["Name"]!;

    private static IEnumerable<ParameterReference> Asked(RecordedCall call) =>
        call.Fields["Names"]!.AsArray().Select(name => ParameterReference.Parse((string)name!));

    private static string Arn(string name) => $"arn:aws:ssm:{Here}:parameter{name}";
}
