namespace Tokens.Emulator.Ssm;

/// <summary>The one account there is, and what belongs to it unasked.</summary>
public static class Account
{
    public const string Id = "000000000000";
    public const string DefaultRegion = "us-east-1";
    public const string DefaultKey = "alias/aws/ssm";
    public const string User = $"arn:aws:iam::{Id}:user/tokens";
}
