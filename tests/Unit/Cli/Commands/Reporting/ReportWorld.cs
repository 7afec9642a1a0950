using System.Xml;
using System.Xml.Linq;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Doctor;
using Tokens.Cli.Commands.Reporting;

namespace Tokens.Tests.Unit.Cli.Commands.Reporting;

/// <summary>A deployment in the embedded store, and the page about it.</summary>
internal sealed class ReportWorld : IAsyncDisposable
{
    public OperatorWorld Operator { get; } = new();

    /// <summary>What doctor is to have found.</summary>
    public IList<CheckFinding> Findings { get; } = [new("clock", Finding.Fine("this machine", "its clock agrees"))];

    public DeploymentPlace Place { get; set; } = new(null, null, The.Layout.Root);

    public async Task ConnectAsync(string name, string definition = """{"provider":"amazon-lwa"}""")
    {
        await Operator.DefineAsync(name, definition);
        foreach (var leaf in new[] { "client-id", "client-secret", "refresh-token", "access-token" })
        {
            await Operator.PutAsync($"/tokens/{name}/{leaf}", $"fake-{leaf}-{name}");
        }
    }

    public async Task AddClientAsync(string name, string definition = """{"provider":"amazon-lwa"}""")
    {
        await Operator.DefineClientAsync(name, definition);
        await Operator.PutAsync($"/tokens/clients/{name}/client-secret", $"fake-client-secret-{name}");
    }

    public Task SaveAsync(string name, ConnectionStatus status) =>
        Operator.Memory.WriteAsync(
            new ParameterWrite(The.Layout.Status(Some.Name(name)), Secret.Of(StatusJson.Write(status))),
            CancellationToken.None
        );

    /// <returns>The stored alert, so that it can be marked as sent.</returns>
    public async Task<OutboxEntry> NotifyAsync(
        string subject,
        string body = "a body",
        Severity severity = Severity.Warning
    )
    {
        var key = new DeduplicationKey(subject);
        var message = new AlertMessage(subject, body, "an SMS");
        var entry = new OutboxEntry(
            key.Key,
            1,
            key,
            new Notification.ToSubscribers(AlertKind.SignInAgain, severity, "acme", message)
        );
        await Operator.Get<IOutboxStore>().TryAddAsync(entry, CancellationToken.None);
        return entry;
    }

    public async Task<ReportContent> ReadAsync()
    {
        var context = await DoctorContext.ReadAsync(
            Operator.Get<TakeSnapshot>(),
            Operator.Get<DescribeConnections>(),
            Operator.Get<DescribeClients>(),
            CancellationToken.None
        );
        return new ReportContent(Operator.Clock.GetUtcNow(), Place, new DoctorAnswer(context, [.. Findings]))
        {
            Timing = Operator.Get<RefreshTiming>(),
            Alerts = await RecentAlerts.ReadAsync(Operator.Get<IOutboxStore>(), CancellationToken.None),
        };
    }

    public async Task<string> MarkupAsync() => ReportPage.Of(await ReadAsync()).ToString();

    /// <summary>Parsed strictly: an element that is not closed, or a text that became one, fails it.</summary>
    public async Task<XElement> PageAsync()
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore };
        using var reader = XmlReader.Create(new StringReader(await MarkupAsync()), settings);
        return XDocument.Load(reader).Root!;
    }

    /// <summary>The texts of a section, each row or entry on one line.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(string section) =>
        [
            .. (await PageAsync())
                .Descendants("section")
                .Single(one => (string?)one.Attribute("aria-labelledby") == section)
                .Descendants()
                .Where(one =>
                    one.Name == "tr" || one.Name == "li" || (one.Name == "p" && one.Parent!.Name == "section")
                )
                .Select(TextOf),
        ];

    public static string TextOf(XElement element) =>
        string.Join(
            ' ',
            element
                .DescendantNodes()
                .OfType<XText>()
                .SelectMany(text => text.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );

    public ValueTask DisposeAsync() => Operator.DisposeAsync();
}
