using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;

namespace Tokens.Cli.Commands.Adding;

/// <summary>A definition's fields as options. What they hold is checked by the same rules as a definition in the store.</summary>
internal sealed class DefinitionOptions
{
    private readonly TextOption client = TextOption.Of(
        "client",
        "--client",
        "name",
        "A client that is there already, in place of --provider and of credentials of its own"
    );

    private readonly ClientFieldOptions ownClient = new();

    private readonly TextOption[] texts =
    [
        TextOption.Of(
            "grant",
            "--grant",
            "name",
            "refresh_token (default) or client_credentials",
            "refresh_token",
            "client_credentials"
        ),
        TextOption.Of("scope", "--scope", "text", "What to ask for"),
        TextOption.Of("refreshToken", "--refresh-token-at", "parameter", "Another parameter for the refresh token"),
        TextOption.Of("accessToken", "--access-token-at", "parameter", "Another parameter for the access token"),
        TextOption.Of("instanceUrl", "--instance-url-at", "parameter", "Another parameter for the instance URL"),
        TextOption.Of("accessTokenLifetime", "--access-token-lifetime", "span", "Where no answer has it: 30m, 2h"),
        TextOption.Of("refreshTokenExpiresAt", "--refresh-token-expires-at", "date", "For a yearly re-authorisation"),
    ];

    private readonly Option<bool?> rotates = new("--refresh-token-rotates")
    {
        Description = "Whether each use of the refresh token returns a new one, where the provider's profile is wrong",
        HelpName = "true|false",
    };

    private readonly Option<string[]> extraFields = new("--extra-field")
    {
        Description = "Sent with each request, as in audience=https://api.example.com; may be repeated",
        HelpName = "name=value",
    };

    public void AddTo(Command command)
    {
        extraFields.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.IndexOf('=') < 1))
            {
                result.AddError("--extra-field: write it as name=value");
            }
        });
        command.Validators.Add(RequireClientOrProvider);
        command.Add(client.Option);
        ownClient.AddTo(command);
        foreach (var (option, _) in texts)
        {
            command.Add(option);
        }

        // System.CommandLine's own begin with a capital.
        rotates.CompletionSources.Clear();
        rotates.CompletionSources.Add("true", "false");
        command.Add(rotates);
        command.Add(extraFields);
    }

    /// <summary>The definition with the fields that were given and no others.</summary>
    public JsonObject Read(ParseResult parsed)
    {
        var definition = new JsonObject();
        foreach (var (option, field) in texts.Prepend(client))
        {
            if (parsed.GetValue(option) is { } text)
            {
                definition[field] = text;
            }
        }

        ownClient.ReadInto(definition, parsed);
        if (parsed.GetValue(rotates) is { } value)
        {
            definition["refreshTokenRotates"] = value;
        }

        if (parsed.GetValue(extraFields) is { Length: > 0 } extra)
        {
            definition["extraFields"] = ExtraFields(extra);
        }

        return definition;
    }

    private void RequireClientOrProvider(CommandResult result)
    {
        if (result.GetResult(client.Option) is null or { Implicit: true } && !ownClient.NameProvider(result))
        {
            result.AddError(
                "give --client with the name of a client that is there (tokens client list shows them), "
                    + "or --provider for a connection with credentials of its own"
            );
        }
    }

    private static JsonObject ExtraFields(IEnumerable<string> extra)
    {
        var fields = new JsonObject();
        foreach (var field in extra)
        {
            var name = field[..field.IndexOf('=')];
            fields[name] = field[(name.Length + 1)..];
        }

        return fields;
    }
}
