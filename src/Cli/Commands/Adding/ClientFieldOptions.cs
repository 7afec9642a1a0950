using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;

namespace Tokens.Cli.Commands.Adding;

/// <summary>The fields of a client as options: of a named one, or of one that a connection declares for itself.</summary>
internal sealed class ClientFieldOptions
{
    private readonly TextOption provider = TextOption.Of(
        "provider",
        "--provider",
        "name",
        "Whose API it is: amazon-lwa, salesforce, oauth2, …",
        [.. ProviderProfiles.All.Select(profile => profile.Name)]
    );

    private readonly TextOption[] others =
    [
        TextOption.Of(
            "tokenEndpoint",
            "--token-endpoint",
            "url",
            "The token endpoint, where it is not the provider's usual one"
        ),
        TextOption.Of("authorizationEndpoint", "--authorization-endpoint", "url", "The page to sign in at"),
        TextOption.Of("clientAuthentication", "--client-authentication", "how", "body or basic", "body", "basic"),
        TextOption.Of("bodyFormat", "--body-format", "how", "form or json", "form", "json"),
        TextOption.Of("rotateEvery", "--rotate-every", "span", "How old the client secret may get: 180d"),
        TextOption.Of("grace", "--grace", "span", "How long the old secret works after a new one is issued: 7d"),
        TextOption.Of("secretIssuedAt", "--secret-issued-at", "date", "Where the secret is older than its parameter"),
    ];

    private readonly Option<string[]> remindBefore = new("--remind-before")
    {
        Description = "When to remind of the rotation: 30d,7d,1d",
        HelpName = "spans",
    };

    private IEnumerable<TextOption> Texts => others.Prepend(provider);

    public void AddTo(Command command)
    {
        foreach (var text in Texts)
        {
            command.Add(text.Option);
        }

        command.Add(remindBefore);
    }

    public bool NameProvider(CommandResult result) => result.GetResult(provider.Option) is { Implicit: false };

    public void ReadInto(JsonObject definition, ParseResult parsed)
    {
        foreach (var (option, field) in Texts)
        {
            if (parsed.GetValue(option) is { } text)
            {
                definition[field] = text;
            }
        }

        if (parsed.GetValue(remindBefore) is { Length: > 0 } spans)
        {
            var each = spans.SelectMany(span => span.Split(',', StringSplitOptions.TrimEntries));
            definition["remindBefore"] = new JsonArray([.. each.Select(span => (JsonNode)span)]);
        }
    }
}
