namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>A parameter keeps its hundred newest versions, and a labelled oldest one blocks the next.</summary>
internal static class VersionRule
{
    private const int Most = 100;

    public static Parameter Append(Parameter parameter, ParameterVersion next)
    {
        if (parameter.Versions.Count < Most)
        {
            return parameter with { Versions = [.. parameter.Versions, next] };
        }

        var oldest = parameter.Versions[0];
        return oldest.Labels.Count == 0
            ? parameter with
            {
                Versions = [.. parameter.Versions.Skip(1), next],
            }
            : throw new RefusedException(
                "ParameterMaxVersionLimitExceeded",
                $"You attempted to create a new version of {parameter.Name} by calling the PutParameter API with the "
                    + $"overwrite flag. Version {oldest.Version}, the oldest version, can't be deleted because it has a "
                    + "label associated with it. Move the label to another version of the parameter, and try again."
            );
    }
}
