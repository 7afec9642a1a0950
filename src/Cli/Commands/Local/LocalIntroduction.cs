using System.Text.Json;
using System.Text.Json.Nodes;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Local;

/// <summary>What a local run says before its first event: where everything is, and how another shell reaches it.</summary>
internal sealed class LocalIntroduction(Terminal terminal, bool asJson)
{
    private EmbeddedEnvironment? embedded;
    private SampleEnvironment? samples;
    private Uri? page;

    public void Add(EmbeddedEnvironment environment) => embedded = environment;

    public void Add(SampleEnvironment environment) => samples = environment;

    public void AddPage(Uri address) => page = address;

    public void Show(string root, TimeSpan every)
    {
        if (asJson)
        {
            terminal.Line(Document(root, every).ToJsonString(JsonOptions));
            return;
        }

        if (embedded is not null)
        {
            Say($"The built-in emulator of AWS is on {embedded.Emulator.Endpoint}. In another shell, `tokens`, `aws` and any SDK use it with:");
            Say("");
            Say($"  export {string.Join(' ', embedded.Exports.Select(one => $"{one.Key}={one.Value}"))}");
            Say("");
        }

        if (samples is not null)
        {
            Say($"Three sample connections; their provider on {samples.Provider} behaves like Login with Amazon and");
            Say("Salesforce, and is neither.");
            Say("");
        }

        if (page is not null)
        {
            Say($"Page: {page}");
        }

        Say($"The schedule refreshes {root} every {TimeFormat.Span(every)}; Ctrl-C ends it.");
        Say("");
    }

    private static readonly JsonSerializerOptions JsonOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private JsonObject Document(string root, TimeSpan every)
    {
        var document = new JsonObject
        {
            ["type"] = "started",
            ["root"] = root,
            ["every"] = (long)every.TotalSeconds,
        };
        if (embedded is not null)
        {
            document["exports"] = new JsonObject(
                embedded.Exports.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))
            );
        }

        if (samples is not null)
        {
            document["provider"] = samples.Provider.AbsoluteUri;
        }

        if (page is not null)
        {
            document["page"] = page.AbsoluteUri;
        }

        return document;
    }

    private void Say(string line) => terminal.Line(line);
}
