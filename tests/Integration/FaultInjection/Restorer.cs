using System.Diagnostics;
using Tokens.Adapters.Sealing;

namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>Whoever reads the log and puts back what lies sealed in it, as the reference tells people to.</summary>
internal sealed class Restorer(Bench bench, Stage stage)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task RestoreAsync()
    {
        foreach (var line in await LinesAsync())
        {
            var parameter = $"{stage.Root}/{line.Connection}/refresh-token";
            // A version after the line is a later refresh's, or a restored one.
            if (stage.Store.Find(parameter)!.Latest.LastModified < line.At)
            {
                stage.Put(parameter, await OpenAsync(line), age: TimeSpan.Zero);
            }
        }
    }

    /// <summary>A log may come after the answer that speaks of it.</summary>
    private async Task<IReadOnlyList<SealedLine>> LinesAsync()
    {
        var spokenOf = stage.Functions.All.Count(run => run.Failure?.Contains("is sealed in this run") ?? false);
        var since = Stopwatch.GetTimestamp();
        while (SealedLine.Among(stage.Log).Count < spokenOf && Stopwatch.GetElapsedTime(since) < Patience)
        {
            await Task.Delay(20);
        }

        return SealedLine.Among(stage.Log);
    }

    private async Task<string> OpenAsync(SealedLine line)
    {
        var name = ((Parsed<ConnectionName>.Valid)ConnectionName.Parse(line.Connection)).Value;
        var root = ((Parsed<ParameterName>.Valid)ParameterName.Parse(stage.Root)).Value;
        var opening = await new KmsSealOpener(root, Bench.Key, bench.Kms.Client).OpenAsync(name, line.Word, default);
        return opening is Opening.Opened opened
            ? opened.Secret.Reveal()
            : throw new InvalidOperationException($"What was sealed did not open: {opening}");
    }
}
