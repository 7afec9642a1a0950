using Tokens.Cli.Input;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Adding;

/// <summary>A credential that a definition names.</summary>
/// <param name="Field">The definition's field, by which standard input names it too.</param>
internal sealed record AskedCredential(string Field, CredentialSource Source)
{
    /// <summary>Whether it is in the store, so that it may be left out.</summary>
    public required bool Exists { get; init; }
}

/// <summary>Asks for the credentials of a new connection or client.</summary>
internal static class CredentialQuestions
{
    /// <returns>Those given; the others are in the store already.</returns>
    public static async Task<IReadOnlyDictionary<CredentialSource, Secret>> AskAsync(
        Terminal terminal,
        IReadOnlyList<AskedCredential> credentials,
        CancellationToken cancellation
    )
    {
        var given = await new SecretsInput(terminal).ReadAsync([.. credentials.Select(Field)], cancellation);
        return credentials
            .Where(one => given.ContainsKey(one.Field))
            .ToDictionary(one => one.Source, one => given[one.Field]);
    }

    private static SecretField Field(AskedCredential asked) =>
        asked switch
        {
            { Source: CredentialSource.InEnvironment } => new(asked.Field, $"{asked.Field}, for the trial only"),
            { Exists: true } => new(asked.Field, $"{asked.Field} (Enter alone keeps the one in {asked.Source.Place})")
            {
                IsOptional = true,
            },
            _ => new(asked.Field, asked.Field),
        };
}
