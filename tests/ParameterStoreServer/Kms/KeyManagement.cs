using Tokens.Tests.ParameterStoreServer.Http;

namespace Tokens.Tests.ParameterStoreServer.Kms;

/// <summary>KMS, as far as keys are made, named, described, disabled and used for encryption.</summary>
internal static class KeyManagement
{
    public static JsonApi Api(KeyRing keys)
    {
        var administration = new KeyOperations(keys);
        var use = new CryptoOperations(keys);
        return new JsonApi(
            "TrentService.",
            [
                administration.CreateKey,
                administration.CreateAlias,
                administration.DescribeKey,
                administration.DisableKey,
                use.Encrypt,
                use.Decrypt,
            ]
        )
        {
            Names = Names,
        };
    }

    /// <summary>The keys, and the values of the encryption context, which KMS itself writes into CloudTrail.</summary>
    private static IReadOnlyList<string> Names(Request request) =>
        [
            .. new[] { request.Text("KeyId"), request.Text("AliasName"), request.Text("TargetKeyId") }.OfType<string>(),
            .. request
                .Map("EncryptionContext")
                .OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => each.Value),
        ];
}
