using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tokens.Adapters.Notifications;
using Tokens.Adapters.OAuth;
using Tokens.Cli.Commands.Refresh;
using Tokens.Cli.Commands.Status;
using Tokens.Cli.Output;
using Tokens.Functions;
using Tokens.Functions.Logging;
using Tokens.Tests.Unit.Adapters.OAuth;

namespace Tokens.Tests.Unit.Domain.Model.Providers;

/// <summary>
/// A provider that sends back what it was sent, in every encoding, whole and cut: nothing of it is in a log line, a
/// status, a message, an answer, a metric or the command's output.
/// </summary>
public sealed class EchoTests : IDisposable
{
    private const int Echoes = 10_000;

    private static readonly string[] Codes = ["invalid_client", "invalid_grant", "invalid_scope", "server_error"];

    /// <summary>So that the result of the next attempt is notified.</summary>
    private static readonly ConnectionSnapshot Before = Some.Snapshot(
        status: Some.Status(ConnectionState.Retrying, The.Now.AddHours(-3)) with
        {
            Failures = 2,
        }
    );

    private readonly FakeTimeProvider clock = new(The.Now);
    private readonly MemoryStream logged = new();
    private readonly LoggerFactory loggers;

    public EchoTests() => loggers = new([new JsonLineLoggerProvider(new JsonLines(logged, clock))]);

    public void Dispose()
    {
        loggers.Dispose();
        logged.Dispose();
    }

    [Fact]
    public async Task Of_ten_thousand_echoes_none_shows_anywhere()
    {
        var random = new Random(20261121);
        using var provider = new FakeProvider();
        using var http = new HttpClient(provider);
        var endpoint = new TokenEndpoint(new(http), clock);
        var leaks = new List<string>();
        for (var at = 0; at < Echoes; at++)
        {
            var echo = Echo.Next(random);
            provider.Answers(FakeProvider.Json(Answer(echo, random), HttpStatusCode.BadRequest));
            var outcome = await endpoint.ExchangeAsync(Request(echo, random), CancellationToken.None);
            leaks.AddRange(Channels(outcome).Where(echo.ShowsIn).Select(text => $"{echo}: {text}"));
        }

        leaks.Should().BeEmpty();
    }

    /// <summary>The property's own test: it is of no use unless echoes of the most usual encodings are among them.</summary>
    [Fact]
    public void The_echoes_are_of_every_kind()
    {
        var random = new Random(20261121);
        var echoes = Enumerable.Range(0, Echoes).Select(_ => Echo.Next(random)).ToList();

        echoes.Should().OnlyContain(echo => echo.ShowsIn($"around {echo.Text} it"));
        echoes.Select(echo => echo.Encodings).Distinct().Should().HaveCountGreaterThan(200);
        echoes.Count(echo => echo.Text == echo.Secret).Should().BeGreaterThan(300);
    }

    private static string Answer(Echo echo, Random random)
    {
        var code = Codes[random.Next(Codes.Length)];
        var sentence = random.Next(3) switch
        {
            0 => echo.Text,
            1 => $"AADSTS7000215: not {echo.Text}, see https://evil.example/{echo.Text}",
            _ => $"The value \"{echo.Text}\" is wrong.",
        };
        return random.Next(4) switch
        {
            0 => JsonSerializer.Serialize(new { error = echo.Text }),
            1 => JsonSerializer.Serialize(new { error = new { code, seen = sentence } }),
            2 => JsonSerializer.Serialize(new { error = sentence, error_description = sentence }),
            _ => JsonSerializer.Serialize(new { error = code, error_description = sentence }),
        };
    }

    /// <summary>Not registered with the suite's guard, which would search every text for each of them.</summary>
    private static TokenRequest Request(Echo echo, Random random)
    {
        var secret = Secret.Of(echo.Secret);
        return random.Next(2) == 0
            ? new(Before.Connection, new ClientCredentials(The.ClientId, secret, null, null), Secret.Of("fake-other"))
            : new(Before.Connection, new ClientCredentials(The.ClientId, The.ClientSecret, null, null), secret);
    }

    private IReadOnlyList<string> Channels(ExchangeOutcome outcome)
    {
        var result = new ExchangeResult.Completed(outcome, null);
        var status = StatusTransition.After(Before, result, new AttemptTime(The.Now, The.Now), 0);
        var change = new StatusChange(Before, status, null);
        var alert = StateChangeAlerts.Of(change, TimeSpan.FromMinutes(15), The.Now)!;
        var message = AlertText.For(alert.Alert, The.Now);
        var failed = new RefreshResult.Failed("my-erp", status.Reason!) { State = status.State };
        var report = new RefreshReport([failed], TimeSpan.Zero, null);
        return
        [
            outcome.ToString(),
            StatusJson.Write(status),
            alert.Key.Text,
            message.Subject,
            NoticeJson.Write(message),
            JsonSerializer.Serialize(RefreshAnswer.Of(report), FunctionJson.Default.RefreshAnswer),
            .. LogAndMetrics(report),
            .. Command(report, status),
        ];
    }

    private IReadOnlyList<string> LogAndMetrics(RefreshReport report)
    {
        logged.SetLength(0);
        var lines = new JsonLines(logged, clock);
        new RefreshLog(loggers.CreateLogger<RefreshLog>()).Finished(report.Results[0]);
        new FunctionLog(lines, loggers.CreateLogger<FunctionLog>()).Finished(report);
        new RefreshMetrics(lines, The.Layout.Root).Write(report, isSweep: true);
        return Encoding.UTF8.GetString(logged.ToArray()).Split('\n');
    }

    private static IReadOnlyList<string> Command(RefreshReport report, ConnectionStatus status)
    {
        using var output = new StringWriter();
        var terminal = new Terminal(output, output);
        var overview = new ConnectionDescription.Known(Before.Connection, status, null);
        RefreshTable.Write(terminal, report);
        JsonOutput.Write(terminal, RefreshDocument.Of(report));
        StatusTable.Write(terminal, [overview], The.Now);
        JsonOutput.Write(terminal, StatusDocument.Of([overview], The.Now));
        return [output.ToString()];
    }
}
