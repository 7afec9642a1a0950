namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>What a write needs of its tier.</summary>
/// <param name="StandardIsFull">The account has all the standard parameters it may have, and this would be one more.</param>
internal sealed record TierNeed(int Bytes, bool HasPolicies, bool StandardIsFull)
{
    public bool IsAdvanced => Bytes > ValueRule.StandardBytes || HasPolicies || StandardIsFull;

    public void RequireFit(ParameterTier tier, string guide)
    {
        if (tier == ParameterTier.Standard && HasPolicies)
        {
            throw RefusedException.Invalid($"Parameter policies need the advanced-parameter tier. {guide}");
        }

        if (tier == ParameterTier.Standard && Bytes > ValueRule.StandardBytes)
        {
            throw RefusedException.Invalid(
                $"Standard tier parameters support a maximum parameter value of {ValueRule.StandardBytes} characters. "
                    + $"To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. {guide}"
            );
        }

        if (Bytes > ValueRule.AdvancedBytes)
        {
            throw RefusedException.Invalid(
                $"Advanced tier parameters support a maximum parameter value of {ValueRule.AdvancedBytes} characters. {guide}"
            );
        }
    }
}
