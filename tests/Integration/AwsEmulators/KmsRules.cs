namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>Rules of KMS that the parity script does not reach.</summary>
internal static class KmsRules
{
    public const string Text = """
        ## A key is known by its ID, its ARN and its aliases, in its own region
        CreateKey {} => {*}
        CreateAlias {"AliasName":"alias/tokens","TargetKeyId":"{KeyId}"} => {}
        Encrypt {"KeyId":"{Arn}","Plaintext":"YQ=="} => {*}
        DescribeKey {"KeyId":"{KeyId}"} => {KeyMetadata:{*KeyState:Enabled,KeyUsage:ENCRYPT_DECRYPT}}
        Decrypt {"KeyId":"arn:aws:kms:eu-west-1:000000000000:alias/tokens","CiphertextBlob":"{CiphertextBlob}"} => {*==}
        Encrypt {"KeyId":"arn:aws:kms:us-east-1:000000000000:alias/tokens","Plaintext":"YQ=="} => NotFoundException

        ## An alias is well-formed and new
        CreateKey {} => {*}
        CreateAlias {"AliasName":"alias/tokens","TargetKeyId":"{KeyId}"} => {}
        CreateAlias {"AliasName":"alias/tokens","TargetKeyId":"{KeyId}"} => AlreadyExistsException
        CreateAlias {"AliasName":"tokens","TargetKeyId":"{KeyId}"} => ValidationException
        CreateAlias {"AliasName":"alias/aws/ssm","TargetKeyId":"{KeyId}"} => ValidationException

        ## A disabled key neither encrypts nor decrypts
        CreateKey {} => {*}
        Encrypt {"KeyId":"{KeyId}","Plaintext":"YQ=="} => {*}
        DisableKey {"KeyId":"{KeyId}"} => {}
        Encrypt {"KeyId":"{KeyId}","Plaintext":"YQ=="} => DisabledException
        Decrypt {"CiphertextBlob":"{CiphertextBlob}"} => DisabledException

        ## A ciphertext opens with its own key and in its own context, whatever the order
        CreateKey {} => {*}
        CreateAlias {"AliasName":"alias/other","TargetKeyId":"{KeyId}"} => {}
        CreateKey {} => {*}
        Encrypt {"KeyId":"{KeyId}","Plaintext":"YQ==","EncryptionContext":{"x":"1","y":"2"}} => {*}
        Decrypt {"CiphertextBlob":"{CiphertextBlob}","EncryptionContext":{"y":"2","x":"1"}} => {*Plaintext:YQ==}
        Decrypt {"KeyId":"alias/other","CiphertextBlob":"{CiphertextBlob}"} => IncorrectKeyException
        Decrypt {"CiphertextBlob":"{CiphertextBlob}","EncryptionContext":{"x":"1","Y":"2"}} => InvalidCiphertext*
        Decrypt {"CiphertextBlob":"{CiphertextBlob}","EncryptionContext":{"x1":"","y":"2"}} => InvalidCiphertext*
        """;
}
