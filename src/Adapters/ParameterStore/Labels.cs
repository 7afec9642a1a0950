namespace Tokens.Adapters.ParameterStore;

/// <summary>The labels that this project puts on versions of parameters.</summary>
public static class Labels
{
    /// <summary>On the version of a client secret that is known to work.</summary>
    public const string Proven = "proven";
}
