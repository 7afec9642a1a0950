using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tokens.Bench.Results;

/// <summary>A part's result as it is kept: the figures as JSON, the text as Markdown.</summary>
public static class ResultFiles
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes both, and returns the text.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string folder,
        string part,
        Circumstances circumstances,
        PartResult result
    )
    {
        var (figures, targets) = (result.Figures, result.Targets);
        var json = JsonSerializer.Serialize(
            new
            {
                circumstances,
                figures,
                targets,
            },
            Readable
        );
        string[] text = [.. result.Text, "", .. targets.Select(target => $"- {target}"), "", $"{circumstances}"];
        await File.WriteAllTextAsync(Path.Combine(folder, part + ".json"), json + "\n");
        await File.WriteAllLinesAsync(Path.Combine(folder, part + ".md"), text);
        return text;
    }
}
