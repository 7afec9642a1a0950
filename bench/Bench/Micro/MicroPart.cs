using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Tokens.Bench.Results;
using static System.FormattableString;

namespace Tokens.Bench.Micro;

/// <summary>The rules and the JSON of the hot path, with what they allocate.</summary>
internal sealed class MicroPart : IPart
{
    public string Name => "micro";

    public Task<PartResult> RunAsync(BenchRequest request)
    {
        var reports = BenchmarkRunner
            .Run([typeof(RuleBenchmarks), typeof(SweepBenchmarks), typeof(JsonBenchmarks)], Config())
            .SelectMany(summary => summary.Reports)
            .ToList();
        return reports.Find(report => report.ResultStatistics is null) is { } failed
            ? throw new BenchException($"{NameOf(failed)} could not be measured.")
            : Task.FromResult(Result(reports));
    }

    // In this process: the library's own toolchain wants a project file named as the assembly, Tokens.Bench.
    private static ManualConfig Config() =>
        ManualConfig
            .CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .AddExporter(JsonExporter.Full)
            .AddLogger(new StreamLogger(LogFile()))
            .WithArtifactsPath(Path.Combine(BenchRequest.Output, "micro"))
            .WithOptions(ConfigOptions.DisableLogFile);

    private static string LogFile() =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(BenchRequest.Output, "micro")).FullName, "micro.log");

    private static PartResult Result(List<BenchmarkReport> reports) =>
        new(
            reports.Select(report => new
            {
                Name = NameOf(report),
                MeanNs = report.ResultStatistics!.Mean,
                ErrorNs = report.ResultStatistics.StandardError,
                AllocatedBytes = Allocated(report),
            }),
            [
                "### Micro: rules and JSON of the hot path",
                "",
                .. MarkdownTable.Of([
                    ["", "mean µs", "± µs", "allocated bytes"],
                    .. reports.Select(Row),
                ]),
            ],
            []
        );

    private static string[] Row(BenchmarkReport report) =>
        [
            NameOf(report),
            Invariant($"{report.ResultStatistics!.Mean / 1e3:N3}"),
            Invariant($"{report.ResultStatistics.StandardError / 1e3:N3}"),
            Invariant($"{Allocated(report):N0}"),
        ];

    private static string NameOf(BenchmarkReport report) =>
        report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');

    private static long? Allocated(BenchmarkReport report) =>
        report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase);
}
