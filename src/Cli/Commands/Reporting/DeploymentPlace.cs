using Amazon;
using Tokens.Adapters.Composition;

namespace Tokens.Cli.Commands.Reporting;

/// <summary>Where the deployment is, as far as its settings and this run know without asking AWS.</summary>
/// <param name="Account">Null where no setting is an ARN.</param>
/// <param name="Region">Null where none is set.</param>
internal sealed record DeploymentPlace(string? Account, string? Region, ParameterName Root)
{
    /// <param name="environment">The deployment's settings.</param>
    /// <param name="region">The Region of this run's calls; it is the deployment's own.</param>
    public static DeploymentPlace Of(TokensEnvironment environment, string? region)
    {
        string?[] settings = [environment.AlertTopicArn, environment.CompletedTopicArn, environment.KmsKeyId];
        var arn = settings
            .Select(text => Arn.TryParse(text, out var parsed) ? parsed : null)
            .FirstOrDefault(one => one is not null);
        return new(arn?.AccountId, region ?? arn?.Region, environment.Layout.Root);
    }
}
