using System.Text.Json.Nodes;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Local;

/// <summary>What a local run says before its first event: where everything is, and how another shell reaches it.</summary>
internal sealed class LocalIntroduction(Terminal terminal, bool asJson)
{
    public EmbeddedEnvironment? Embedded { get; init; }

    public SampleEnvironment? Samples { get; init; }

    public Uri? Page { get; init; }

    public void Show(string root, TimeSpan every)
    {
        if (asJson)
        {
            JsonOutput.WriteLine(terminal, Document(root, every));
            return;
        }

        if (Embedded is not null)
        {
            Say(
                $"The built-in emulator of AWS is on {Embedded.Emulator.Endpoint}. In another shell, `tokens`, `aws` and any SDK use it with:"
            );
            Say("");
            Say($"  export {string.Join(' ', Embedded.Exports.Select(one => $"{one.Key}={one.Value}"))}");
            Say("");
        }

        if (Samples is not null)
        {
            Say($"Three sample connections; their provider on {Samples.Provider} behaves like Login with Amazon and");
            Say("Salesforce, and is neither.");
            Say("");
        }

        if (Page is not null)
        {
            Say($"Page: {Page}");
        }

        Say($"The schedule refreshes {root} every {TimeFormat.Span(every)}; Ctrl-C ends it.");
        Say("");
    }

    private JsonObject Document(string root, TimeSpan every)
    {
        var document = new JsonObject
        {
            ["type"] = "started",
            ["root"] = root,
            ["every"] = (long)every.TotalSeconds,
        };
        if (Embedded is not null)
        {
            document["exports"] = new JsonObject(
                Embedded.Exports.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))
            );
        }

        if (Samples is not null)
        {
            document["provider"] = Samples.Provider.AbsoluteUri;
        }

        if (Page is not null)
        {
            document["page"] = Page.AbsoluteUri;
        }

        return document;
    }

    private void Say(string line) => terminal.Line(line);
}
