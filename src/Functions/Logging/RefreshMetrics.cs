using System.Text.Json;

namespace Tokens.Functions.Logging;

/// <summary>A run's figures in CloudWatch's embedded metric format: a log line that becomes metrics.</summary>
/// <param name="lines">Where it is written.</param>
/// <param name="root">The dimension: one deployment has one root.</param>
public sealed class RefreshMetrics(JsonLines lines, ParameterName root)
{
    /// <param name="report">The run.</param>
    /// <param name="isSweep">
    /// False for a run on demand, whose few connections say nothing about the nearest expiry, and which is no sign that the
    /// schedule runs.
    /// </param>
    public void Write(RefreshReport report, bool isSweep)
    {
        var metrics = new List<Metric>
        {
            new("Refreshed", "Count", report.Refreshed.Count()),
            new("Skipped", "Count", report.Skipped.Count()),
            new("Failed", "Count", report.Failed.Count()),
        };
        if (isSweep)
        {
            metrics.Add(new("Duration", "Milliseconds", Math.Round(report.Duration.TotalMilliseconds)));
        }

        if (isSweep && report.ToNearestExpiry is { } nearest)
        {
            metrics.Add(new("SecondsToNearestExpiry", "Seconds", Math.Round(nearest.TotalSeconds)));
        }

        lines.Write(line => Write(line, metrics));
    }

    private void Write(Utf8JsonWriter line, List<Metric> metrics)
    {
        line.WriteStartObject("_aws");
        line.WriteNumber("Timestamp", lines.Now.ToUnixTimeMilliseconds());
        line.WriteStartArray("CloudWatchMetrics");
        line.WriteStartObject();
        line.WriteString("Namespace", "Tokens");
        line.WriteStartArray("Dimensions");
        line.WriteStartArray();
        line.WriteStringValue("Root");
        line.WriteEndArray();
        line.WriteEndArray();
        line.WriteStartArray("Metrics");
        foreach (var (name, unit, _) in metrics)
        {
            line.WriteStartObject();
            line.WriteString("Name", name);
            line.WriteString("Unit", unit);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteEndObject();
        line.WriteEndArray();
        line.WriteEndObject();
        line.WriteString("Root", root.Value);
        foreach (var (name, _, value) in metrics)
        {
            line.WriteNumber(name, value);
        }
    }

    private sealed record Metric(string Name, string Unit, double Value);
}
