using System.Text;

namespace Tokens.Emulator.Ssm;

/// <summary>The tier a write ends in: it never goes down, and only Intelligent-Tiering raises it by itself.</summary>
/// <param name="value">What is written.</param>
/// <param name="hasPolicies">Which only the advanced tier has.</param>
/// <param name="isStandardFull">This would be one standard parameter more than the account may have.</param>
internal sealed class TierRule(string value, bool hasPolicies, bool isStandardFull)
{
    private const int StandardBytes = 4096;
    private const int AdvancedBytes = 8192;

    private const string Guide =
        "For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/"
        + "parameter-store-advanced-parameters.html";

    private readonly int _bytes = Encoding.UTF8.GetByteCount(value);

    private bool NeedsAdvanced => _bytes > StandardBytes || hasPolicies || isStandardFull;

    public ParameterTier Decide(string? asked, ParameterTier? current)
    {
        var tier = (asked, current) switch
        {
            (null, _) => current ?? ParameterTier.Standard,
            ("Standard", ParameterTier.Advanced) => throw RefusedException.Invalid(
                "You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier."
            ),
            ("Standard", _) => ParameterTier.Standard,
            ("Advanced", _) or ("Intelligent-Tiering", ParameterTier.Advanced) => ParameterTier.Advanced,
            ("Intelligent-Tiering", _) => NeedsAdvanced ? ParameterTier.Advanced : ParameterTier.Standard,
            _ => throw RefusedException.Constraint(
                "tier",
                asked,
                "Member must satisfy enum value set: [Standard, Advanced, Intelligent-Tiering]"
            ),
        };
        return WhyNot(tier) is { } reason ? throw RefusedException.Invalid($"{reason} {Guide}") : tier;
    }

    private string? WhyNot(ParameterTier tier) =>
        tier switch
        {
            ParameterTier.Standard when hasPolicies => "Parameter policies need the advanced-parameter tier.",
            ParameterTier.Standard when _bytes > StandardBytes =>
                $"Standard tier parameters support a maximum parameter value of {StandardBytes} characters. To create "
                    + "a larger parameter value, upgrade the parameter to use the advanced-parameter tier.",
            _ when _bytes > AdvancedBytes =>
                $"Advanced tier parameters support a maximum parameter value of {AdvancedBytes} characters.",
            _ => null,
        };
}
