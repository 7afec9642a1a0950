using System.Security.Cryptography;

namespace Tokens.Emulator.Sqs;

/// <summary>
/// A standard queue: a received message is invisible for a while and comes again unless it is deleted meanwhile.
/// </summary>
internal sealed class MessageQueue(string name, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<Message> _messages = [];
    private TaskCompletionSource _arrival = NewSignal();

    public string Name => name;

    public string Send(string body)
    {
        lock (_gate)
        {
            var message = new Message($"{Guid.CreateVersion7(time.GetUtcNow())}", body);
            _messages.Add(message);
            _arrival.TrySetResult();
            _arrival = NewSignal();
            return message.Id;
        }
    }

    /// <summary>Waits until a message is visible or the time is up.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + longest;
        while (time.GetUtcNow() is var now && now < until && Next(now, until) is { } next)
        {
            var waiting = Task.Delay(next.VisibleIn, time, cancellation);
            await Task.WhenAny(next.Arrival, waiting);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes up to so many visible messages, which are invisible from now on for as long as given.</summary>
    public IReadOnlyList<Received> Receive(int most, TimeSpan invisible)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            Message[] taken = [.. _messages.Where(message => message.VisibleAt <= now).Take(most)];
            return [.. taken.Select(message => message.Take(now + invisible))];
        }
    }

    /// <summary>A receipt that was overtaken by a later one, or whose message is gone, deletes nothing.</summary>
    public void Delete(string receipt)
    {
        lock (_gate)
        {
            _messages.RemoveAll(message => message.Receipt == receipt);
        }
    }

    /// <summary>How many messages can be received now, and how many are being worked on.</summary>
    public (int Visible, int Invisible) Count()
    {
        lock (_gate)
        {
            var visible = _messages.Count(message => message.VisibleAt <= time.GetUtcNow());
            return (visible, _messages.Count - visible);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Null where a message is visible already.</summary>
    private Wait? Next(DateTimeOffset now, DateTimeOffset until)
    {
        lock (_gate)
        {
            var visibleAt = _messages.Select(message => message.VisibleAt).Append(until).Min();
            return visibleAt <= now ? null : new Wait(_arrival.Task, visibleAt - now);
        }
    }

    private sealed record Wait(Task Arrival, TimeSpan VisibleIn);

    private sealed class Message(string id, string body)
    {
        public string Id => id;

        public DateTimeOffset VisibleAt { get; private set; }

        public string? Receipt { get; private set; }

        private int Times { get; set; }

        public Received Take(DateTimeOffset visibleAgain)
        {
            (VisibleAt, Times) = (visibleAgain, Times + 1);
            Receipt = RandomNumberGenerator.GetHexString(32, lowercase: true);
            return new Received(id, body, Receipt, Times);
        }
    }
}

/// <summary>A message as a receiver gets it.</summary>
/// <param name="Receipt">Deletes it, until it is received again.</param>
/// <param name="Times">How often it has been received.</param>
internal sealed record Received(string Id, string Body, string Receipt, int Times);
