namespace Tokens.Cli.Commands.Adding;

/// <summary>What whoever adds a connection had better know before it is written.</summary>
internal static class AddWarnings
{
    public static IEnumerable<string> Of(ConnectionPlan plan, IReadOnlyDictionary<CredentialSource, Secret> given)
    {
        if (plan.Replaces)
        {
            yield return $"there is a connection {plan.Connection.Name} already; its definition is replaced";
        }

        foreach (
            var source in plan.Connection.Credentials.All.Where(plan.Exists).Where(source => !plan.IsShared(source))
        )
        {
            yield return given.ContainsKey(source)
                ? $"{source.Place} is there already and gets a new version"
                : $"{source.Place} is there already; its value is kept";
        }

        if (plan.Existing.Contains(plan.Connection.Outputs.AccessToken))
        {
            yield return $"{plan.Connection.Outputs.AccessToken} is there already and gets the access token";
        }
    }
}
