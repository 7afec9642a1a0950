using Tokens.Cli.Input;
using Tokens.Cli.Output;
using Tokens.Domain.Credentials;

namespace Tokens.Cli.Commands.Adding;

/// <summary>Asks for the credentials of a new connection.</summary>
internal static class CredentialQuestions
{
    /// <returns>Those given; the others are in the store already.</returns>
    public static async Task<IReadOnlyDictionary<CredentialSource, Secret>> AskAsync(
        Terminal terminal,
        ConnectionPlan plan,
        CancellationToken cancellation
    )
    {
        var sources = Sources(plan).ToList();
        var fields = sources.ConvertAll(one => Field(plan, one.Name, one.Source));
        var given = await new SecretsInput(terminal).ReadAsync(fields, cancellation);
        return sources
            .Where(one => given.ContainsKey(one.Name))
            .ToDictionary(one => one.Source, one => given[one.Name]);
    }

    private static IEnumerable<(string Name, CredentialSource Source)> Sources(ConnectionPlan plan)
    {
        var locations = plan.Connection.Credentials;
        if (plan.Connection.Client.Name is null)
        {
            yield return ("clientId", locations.ClientId);
            yield return ("clientSecret", locations.ClientSecret);
        }

        if (locations.RefreshToken is { } refreshToken)
        {
            yield return ("refreshToken", new CredentialSource.InParameter(refreshToken));
        }
    }

    private static SecretField Field(ConnectionPlan plan, string name, CredentialSource source) =>
        source switch
        {
            CredentialSource.InEnvironment variable => new(name, $"{name}, for the trial only")
            {
                IsOptional = Environment.GetEnvironmentVariable(variable.Variable) is { Length: > 0 },
            },
            _ when plan.Exists(source) => new(name, $"{name} (Enter alone keeps the one in {source.Place})")
            {
                IsOptional = true,
            },
            _ => new(name, name),
        };
}
