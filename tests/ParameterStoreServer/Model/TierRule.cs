namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>The tier a write ends in: it never goes down, and only Intelligent-Tiering raises it by itself.</summary>
internal static class TierRule
{
    private const string Guide =
        "For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/"
        + "parameter-store-advanced-parameters.html";

    public static ParameterTier Decide(string? asked, ParameterTier? current, TierNeed need)
    {
        var tier = asked switch
        {
            null => current ?? ParameterTier.Standard,
            "Standard" when current == ParameterTier.Advanced => throw RefusedException.Invalid(
                "You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier."
            ),
            "Standard" => ParameterTier.Standard,
            "Advanced" => ParameterTier.Advanced,
            "Intelligent-Tiering" => current == ParameterTier.Advanced || need.IsAdvanced
                ? ParameterTier.Advanced
                : ParameterTier.Standard,
            _ => throw RefusedException.Constraint(
                "tier",
                asked,
                "Member must satisfy enum value set: [Standard, Advanced, Intelligent-Tiering]"
            ),
        };
        need.RequireFit(tier, Guide);
        return tier;
    }
}
