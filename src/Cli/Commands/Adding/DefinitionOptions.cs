using System.CommandLine;
using System.Text.Json.Nodes;
using Tokens.Domain.Providers;

namespace Tokens.Cli.Commands.Adding;

/// <summary>A definition's fields as options. What they hold is checked by the same rules as a definition in the store.</summary>
internal sealed class DefinitionOptions
{
    private readonly (Option<string?> Option, string Field)[] texts =
    [
        (Text("--client", "name", "A client that is there already, in place of --provider and credentials"), "client"),
        (Provider(), "provider"),
        (
            Text("--token-endpoint", "url", "The token endpoint, where it is not the provider's usual one"),
            "tokenEndpoint"
        ),
        (Text("--authorization-endpoint", "url", "The page to sign in at"), "authorizationEndpoint"),
        (
            Text(
                "--grant",
                "name",
                "refresh_token (default) or client_credentials",
                "refresh_token",
                "client_credentials"
            ),
            "grant"
        ),
        (Text("--scope", "text", "What to ask for"), "scope"),
        (Text("--client-authentication", "how", "body or basic", "body", "basic"), "clientAuthentication"),
        (Text("--body-format", "how", "form or json", "form", "json"), "bodyFormat"),
        (Text("--refresh-token-at", "parameter", "Another parameter for the refresh token"), "refreshToken"),
        (Text("--access-token-at", "parameter", "Another parameter for the access token"), "accessToken"),
        (Text("--instance-url-at", "parameter", "Another parameter for the instance URL"), "instanceUrl"),
        (Text("--access-token-lifetime", "span", "Where no answer tells it: 30m, 2h"), "accessTokenLifetime"),
        (Text("--rotate-every", "span", "How old the client secret may get: 180d"), "rotateEvery"),
        (Text("--grace", "span", "How long the old secret works after a new one is issued: 7d"), "grace"),
        (Text("--secret-issued-at", "date", "Where the secret is older than its parameter"), "secretIssuedAt"),
        (Text("--refresh-token-expires-at", "date", "For a yearly re-authorisation"), "refreshTokenExpiresAt"),
    ];

    private readonly Option<bool?> rotates = new("--refresh-token-rotates")
    {
        Description = "Whether each use of the refresh token returns a new one, where the provider's profile is wrong",
        HelpName = "true|false",
    };

    private readonly Option<string[]> remindBefore = new("--remind-before")
    {
        Description = "When to remind of the rotation: 30d,7d,1d",
        HelpName = "spans",
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
        foreach (var (option, _) in texts)
        {
            command.Add(option);
        }

        // System.CommandLine's own begin with a capital.
        rotates.CompletionSources.Clear();
        rotates.CompletionSources.Add("true", "false");
        command.Add(rotates);
        command.Add(remindBefore);
        command.Add(extraFields);
    }

    /// <summary>The definition with the fields that were given and no others.</summary>
    public JsonObject Read(ParseResult parsed)
    {
        var definition = new JsonObject();
        foreach (var (option, field) in texts)
        {
            if (parsed.GetValue(option) is { } text)
            {
                definition[field] = text;
            }
        }

        if (parsed.GetValue(rotates) is { } value)
        {
            definition["refreshTokenRotates"] = value;
        }

        if (parsed.GetValue(remindBefore) is { Length: > 0 } spans)
        {
            var each = spans.SelectMany(span => span.Split(',', StringSplitOptions.TrimEntries));
            definition["remindBefore"] = new JsonArray([.. each.Select(span => (JsonNode)span)]);
        }

        if (parsed.GetValue(extraFields) is { Length: > 0 } extra)
        {
            definition["extraFields"] = ExtraFields(extra);
        }

        return definition;
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

    private static Option<string?> Provider()
    {
        var names = ProviderProfiles.All.Select(profile => profile.Name);
        var option = Text("--provider", "name", "Whose API it is: amazon-lwa, salesforce, oauth2, …", [.. names]);
        return option;
    }

    /// <param name="values">Those that a shell completes; what is wrong is told with the definition.</param>
    private static Option<string?> Text(string name, string helpName, string description, params string[] values)
    {
        var option = new Option<string?>(name) { HelpName = helpName, Description = description };
        option.CompletionSources.Add(values);
        return option;
    }
}
