namespace Tokens.Tests.Unit.Exploration;

/// <summary>What a process asks of the world that it shares with others.</summary>
internal abstract record Call
{
    private Call() { }

    /// <param name="Names">Of parameters, separated by spaces.</param>
    public sealed record Read(string Names) : Call
    {
        public override string ToString() => $"read {Names}";
    }

    public sealed record List(string Folder) : Call
    {
        public override string ToString() => $"list {Folder}";
    }

    /// <param name="Creates">Whether an existing parameter is left alone.</param>
    public sealed record Write(string Name, string Value, bool IsSecure, bool Creates) : Call
    {
        private readonly int hash = HashCode.Combine(Name, Value, Creates);

        /// <summary>Computed once: values are long.</summary>
        public override int GetHashCode() => hash;

        public bool Equals(Write? other) =>
            ReferenceEquals(this, other)
            || (
                hash == other?.hash
                && (Name, Value, IsSecure, Creates) == (other.Name, other.Value, other.IsSecure, other.Creates)
            );

        public override string ToString() => $"{(Creates ? "create" : "write")} {Name}";
    }

    /// <summary>A request to a provider or a topic.</summary>
    public sealed record Send(string What) : Call
    {
        public override string ToString() => $"send {What}";
    }

    /// <summary>Waits for the answer to the request that was sent before.</summary>
    public sealed record Receive(string What) : Call
    {
        public override string ToString() => $"receive the answer to {What}";
    }
}

/// <summary>What a process gets for a call.</summary>
/// <param name="Key">The same for equal answers.</param>
/// <param name="Value">An exception is thrown; null for time that passes without an answer.</param>
internal sealed record Reply(string Key, object? Value)
{
    public static Reply Late { get; } = new("late", null);
}

/// <summary>What may come of a call.</summary>
/// <param name="Name">For the printed schedule.</param>
/// <param name="Reply">Null where the process dies.</param>
/// <param name="IsFault">Whether it counts against the number of faults in a run.</param>
internal sealed record Outcome(string Name, World World, Reply? Reply, bool IsFault)
{
    /// <summary>Times at which something may happen because of it.</summary>
    public IReadOnlyList<DateTimeOffset> Marks { get; init; } = [];
}
