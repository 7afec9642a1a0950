using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli.Input;

/// <summary>
/// Reads secrets from a prompt without echo, or from standard input. Never from arguments: every user of the machine can
/// read those, and shells keep them in their history.
/// </summary>
internal sealed class SecretsInput(Terminal terminal)
{
    /// <summary>For a command's help.</summary>
    public const string Help =
        "Secrets are read without echo; without a terminal they are read from standard input, "
        + "as lines name=value or as a JSON object.";

    private readonly Prompt prompt = new(terminal);

    /// <returns>The given ones; an optional one may be missing.</returns>
    /// <exception cref="CommandException">A required one is missing.</exception>
    public async Task<IReadOnlyDictionary<string, Secret>> ReadAsync(
        IReadOnlyList<SecretField> fields,
        CancellationToken cancellation
    )
    {
        if (fields.Count == 0)
        {
            return new Dictionary<string, Secret>();
        }

        var given = prompt.IsPossible
            ? await AskAsync(fields, cancellation)
            : PipedSecrets.Parse(await terminal.Input.ReadToEndAsync(cancellation), [.. fields.Select(f => f.Name)]);
        return fields.FirstOrDefault(field => !field.IsOptional && !given.ContainsKey(field.Name)) is { } missing
            ? throw new CommandException(
                $"no {missing.Name} is given",
                $"type it at the prompt, or pipe it in as {missing.Name}=value",
                ExitCode.Usage
            )
            : given;
    }

    private async Task<IReadOnlyDictionary<string, Secret>> AskAsync(
        IEnumerable<SecretField> fields,
        CancellationToken cancellation
    )
    {
        var given = new Dictionary<string, Secret>();
        foreach (var field in fields)
        {
            var secret = await prompt.SecretAsync(field.Question, cancellation);
            if (!secret.IsEmpty)
            {
                given[field.Name] = secret;
            }
        }

        return given;
    }
}

/// <summary>A secret that a command needs.</summary>
/// <param name="Name">Its name in standard input: a definition's field.</param>
/// <param name="Question">The prompt.</param>
internal sealed record SecretField(string Name, string Question)
{
    public bool IsOptional { get; init; }
}
