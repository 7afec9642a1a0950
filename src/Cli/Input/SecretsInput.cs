using Tokens.Cli.Failures;
using Tokens.Cli.Output;

namespace Tokens.Cli.Input;

/// <summary>
/// Takes secrets from a prompt without echo, or from standard input. Never from arguments: every user of the machine may
/// read those, and shells remember them.
/// </summary>
internal sealed class SecretsInput(Terminal terminal)
{
    /// <summary>For a command's help.</summary>
    public const string Help =
        "Secrets are asked for without echo; without a terminal they are read from standard input, "
        + "as lines name=value or as a JSON object.";

    private readonly Prompt prompt = new(terminal);

    /// <returns>Those that were given; an optional one may be missing.</returns>
    /// <exception cref="CommandException">One that is needed is missing.</exception>
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
