using System.Text.RegularExpressions;

namespace Tokens.Emulator.Ssm;

/// <summary>Attaching labels: a label is on one version at a time, so attaching it elsewhere moves it.</summary>
internal static partial class LabelRule
{
    private const int Most = 10;
    private const int Longest = 100;

    public static bool IsValid(string label) =>
        label.Length is > 0 and <= Longest
            ? Allowed().IsMatch(label)
            : throw RefusedException.Constraint(
                "labels",
                $"[{label}]",
                $"Member must have length between 1 and {Longest}"
            );

    public static Parameter Attach(Parameter parameter, ParameterVersion target, IReadOnlyList<string> labels)
    {
        string[] attached = [.. target.Labels.Union(labels)];
        return attached.Length > Most
            ? throw new RefusedException(
                "ParameterVersionLabelLimitExceeded",
                $"A parameter version can have maximum {Most} labels. Move one or more labels to another version and try again."
            )
            : parameter with
            {
                Versions =
                [
                    .. parameter.Versions.Select(version =>
                        version.Version == target.Version
                            ? version with
                            {
                                Labels = attached,
                            }
                            : Without(version, labels)
                    ),
                ],
            };
    }

    private static ParameterVersion Without(ParameterVersion version, IReadOnlyList<string> labels) =>
        version.Labels.Any(labels.Contains) ? version with { Labels = [.. version.Labels.Except(labels)] } : version;

    [GeneratedRegex(@"\A(?!aws|ssm|[0-9])[a-z0-9_.\-]+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
