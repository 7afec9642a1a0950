using System.Text.Json.Nodes;
using Tokens.Emulator.CloudFormation;

namespace Tokens.Tests.Templates.Policies;

/// <summary>What a role may do: IAM's evaluation of identity policies within one account.</summary>
public sealed record RolePolicy(IReadOnlyList<Statement> Statements)
{
    /// <summary>The policy of the role that a function has in a deployment.</summary>
    public static RolePolicy Of(Deployment deployment, string function) =>
        OfRole(deployment, (string)deployment.Template.Resource(function)["Properties"]!["Role"]!["Fn::GetAtt"]![0]!);

    public static RolePolicy OfRole(Deployment deployment, string role)
    {
        var policies = deployment.Properties(role)["Policies"]!.AsArray();
        return new RolePolicy([.. policies.SelectMany(policy => Parse(policy!["PolicyDocument"]!).Statements)]);
    }

    /// <summary>A policy document of its own.</summary>
    public static RolePolicy Parse(JsonNode document) =>
        new([.. document["Statement"]!.AsArray().Select(statement => Statement.Parse(statement!))]);

    public bool Allows(AwsCall call)
    {
        var about = Statements.Where(statement => statement.IsAbout(call)).ToList();
        return about.Count > 0 && about.TrueForAll(statement => statement.Allows);
    }

    /// <summary>Together with what another policy says, such as a key's own, which counts within one account as well.</summary>
    public RolePolicy With(Statement other) => new([.. Statements, other]);

    /// <summary>
    /// The allowing statements' actions, resources and values of conditions that none of the calls needs. A folder's
    /// listing is authorised on the folder itself; that it is allowed with a slash after it as well is care.
    /// </summary>
    public IEnumerable<string> Unused(IReadOnlyCollection<AwsCall> calls) =>
        Statements
            .Where(statement => statement.Allows)
            .SelectMany(statement =>
            {
                var about = calls.Where(statement.IsAbout).ToList();
                var actions = statement.Actions.Where(action => !about.Exists(call => Statement.Fits(call, action)));
                var resources = statement.Resources.Where(resource =>
                    !about.Exists(call => Statement.IsOn(call, resource))
                    && !(
                        resource.EndsWith("/*", StringComparison.Ordinal)
                        && statement.Resources.Contains(resource[..^2])
                    )
                );
                var values = statement.Conditions.SelectMany(condition =>
                    condition.Values.Where(value => !about.Exists(call => condition.Fits(call, value)))
                );
                return actions.Concat(resources).Concat(values).Select(unused => $"{statement.Sid}: {unused}");
            });
}
