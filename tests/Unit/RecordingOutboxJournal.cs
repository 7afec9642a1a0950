using System.Collections.Concurrent;
using Tokens.Domain.Alerts;
using Tokens.Domain.Ports;

namespace Tokens.Tests.Unit;

internal sealed class RecordingOutboxJournal : IOutboxJournal
{
    private readonly ConcurrentQueue<(Occasion Occasion, Notice Notice)> told = [];
    private readonly ConcurrentQueue<string> before = [];
    private readonly ConcurrentQueue<string> untold = [];
    private readonly ConcurrentQueue<string> unmarked = [];
    private readonly ConcurrentQueue<string> unheard = [];

    public IReadOnlyList<(Occasion Occasion, Notice Notice)> Told => [.. told];

    /// <summary>On what occasions something was told, in their own words.</summary>
    public IReadOnlyList<string> Occasions => [.. Told.Select(item => item.Occasion.Text)];

    public IReadOnlyList<string> Before => [.. before];

    public IReadOnlyList<string> Untold => [.. untold];

    public IReadOnlyList<string> Unmarked => [.. unmarked];

    public IReadOnlyList<string> Unheard => [.. unheard];

    void IOutboxJournal.Told(Occasion occasion, Notice notice) => told.Enqueue((occasion, notice));

    void IOutboxJournal.ToldBefore(Occasion occasion) => before.Enqueue(occasion.Text);

    void IOutboxJournal.NotTold(Occasion occasion, string reason) => Enqueue(untold, reason);

    void IOutboxJournal.NotMarked(Occasion occasion, string reason) => Enqueue(unmarked, reason);

    void IOutboxJournal.NobodyListens(Occasion occasion, Notice notice) => unheard.Enqueue(occasion.Text);

    private static void Enqueue(ConcurrentQueue<string> reasons, string reason)
    {
        NoSecretLeaves.Show("a journal", reason);
        reasons.Enqueue(reason);
    }
}
