namespace Tokens.Adapters.ParameterStore;

/// <summary>What looking up one parameter found.</summary>
public abstract record ParameterLookup
{
    private ParameterLookup() { }

    public sealed record Found(StoredParameter Parameter) : ParameterLookup;

    /// <summary>There is no such parameter, or no version of it bears that label.</summary>
    public sealed record Missing : ParameterLookup;

    /// <summary>The store would not give it. The reason names the parameter and the fix.</summary>
    public sealed record Unreadable(string Reason, StoreErrorKind Kind = StoreErrorKind.Other) : ParameterLookup;
}
