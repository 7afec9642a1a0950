using System.Security.Cryptography;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Kms;

/// <summary>A key for encryption, with material that nothing outside this server has.</summary>
internal sealed class KmsKey(Guid number, string region)
{
    public Guid Number { get; } = number;

    public string Id => Number.ToString();

    public string Arn => $"arn:aws:kms:{region}:{Account.Id}:key/{Id}";

    public byte[] Material { get; } = RandomNumberGenerator.GetBytes(32);

    public bool IsEnabled { get; set; } = true;
}
