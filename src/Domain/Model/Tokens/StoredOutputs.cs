namespace Tokens.Domain.Model.Tokens;

/// <summary>What is stored for a connection's consumers.</summary>
public abstract record StoredOutputs
{
    private StoredOutputs() { }

    /// <param name="TokenWrittenAt">Null where there is no access token yet.</param>
    /// <param name="InstanceUrl">Null where there is none.</param>
    public sealed record Known(DateTimeOffset? TokenWrittenAt, string? InstanceUrl) : StoredOutputs;

    /// <summary>It could not be read. The reason names the parameter and the fix.</summary>
    public sealed record Unreadable(string Reason) : StoredOutputs;
}
