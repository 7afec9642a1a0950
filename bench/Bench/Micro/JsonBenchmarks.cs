using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Tokens.Adapters.OAuth;
using Tokens.Adapters.ParameterStore;
using Tokens.Functions;

namespace Tokens.Bench.Micro;

/// <summary>The JSON that a refresh reads and writes.</summary>
public class JsonBenchmarks : IDisposable
{
    private readonly string definition = Given.Definition;
    private readonly ConnectionStatus troubled = Given.Troubled;
    private readonly string status = StatusJson.Write(Given.Troubled);
    private readonly HttpClient provider = new(new InstantProvider());
    private readonly TokenEndpoint endpoint;
    private readonly RefreshAnswer answer;

    public JsonBenchmarks()
    {
        endpoint = new TokenEndpoint(new(provider), TimeProvider.System);
        var results = Enumerable
            .Range(0, 100)
            .Select(number => new RefreshResult.Refreshed(Given.Name(number), TimeSpan.FromHours(1), Rotated: false));
        answer = RefreshAnswer.Of(new RefreshReport([.. results], TimeSpan.FromSeconds(1), null));
    }

    [Benchmark(Description = "DefinitionJson.Parse")]
    public object ParseDefinition() => DefinitionJson.Parse(definition);

    [Benchmark(Description = "StatusJson.Parse")]
    public object ParseStatus() => StatusJson.Parse(status);

    [Benchmark(Description = "StatusJson.Write")]
    public string WriteStatus() => StatusJson.Write(troubled);

    /// <summary>The request built, the answer read and interpreted; no network.</summary>
    [Benchmark(Description = "TokenEndpoint.ExchangeAsync")]
    public Task<ExchangeOutcome> ExchangeResult() => endpoint.ExchangeAsync(Given.Request, CancellationToken.None);

    [Benchmark(Description = "RefreshAnswer of 100 connections, as JSON")]
    public byte[] WriteAnswer() => JsonSerializer.SerializeToUtf8Bytes(answer, FunctionJson.Default.RefreshAnswer);

    public void Dispose()
    {
        provider.Dispose();
        GC.SuppressFinalize(this);
    }
}
