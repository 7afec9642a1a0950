namespace Tokens.Tests.Integration.AwsEmulators;

/// <summary>Plaintexts are base64: "YQ==" is a, "QUFB" three bytes.</summary>
internal static class KmsParity
{
    public const string Script = """
        CreateKey {} => {KeyMetadata:{Arn:arn:aws:kms:eu-west-1:…:key/…,Enabled:true,KeyId:…,KeyState:Enabled,*}}
          !! it tells more of a key
        CreateAlias {"AliasName":"alias/parity","TargetKeyId":"{KeyId}"} => {} !! its body is null
        Encrypt {"KeyId":"alias/parity","Plaintext":"YQ==","EncryptionContext":{"x":"1"}}
          => {CiphertextBlob:…,KeyId:arn:aws:kms:eu-west-1:…:key/…}
        Decrypt {"CiphertextBlob":"{CiphertextBlob}","EncryptionContext":{"x":"1"}} => {KeyId:arn:*,Plaintext:YQ==}
        Decrypt {"KeyId":"{KeyId}","CiphertextBlob":"{CiphertextBlob}","EncryptionContext":{"x":"1"}} => {*YQ==}
        Decrypt {"KeyId":"alias/parity","CiphertextBlob":"{CiphertextBlob}","EncryptionContext":{"x":"2"}}
          => InvalidCiphertextException
        Decrypt {"KeyId":"alias/parity","CiphertextBlob":"{CiphertextBlob}"} => InvalidCiphertextException
        Decrypt {"CiphertextBlob":"{CiphertextBlob~}","EncryptionContext":{"x":"1"}} => InvalidCiphertextException
        Decrypt {"CiphertextBlob":"QUFBQUFB"} => InvalidCiphertextException
        Encrypt {"KeyId":"alias/none","Plaintext":"YQ=="} => NotFoundException
        Encrypt {"KeyId":"0c9b7d52-7f0e-4a3c-9f2f-2f1f1d1a0b1c","Plaintext":"YQ=="} => NotFoundException
        Encrypt {"KeyId":"alias/parity","Plaintext":""} => ValidationException
        Encrypt {"KeyId":"alias/parity","Plaintext":"{QUFB*1365}YQ=="} => {CiphertextBlob:…,*}
        Encrypt {"KeyId":"alias/parity","Plaintext":"{QUFB*1365}YWE="} => ValidationException
        """;
}
