namespace Tokens.Adapters.ParameterStore.Pacing;

/// <summary>
/// A pace for each of the service's quotas, which count calls of the whole account and Region; kept for as long as the
/// process lives. They start with what every account has; for Label and Describe AWS names no figure.
/// </summary>
public sealed class SsmPaces(TimeProvider clock) : IDisposable
{
    /// <summary>GetParameters, GetParametersByPath and GetParameterHistory. A run of few connections makes ten.</summary>
    public Pace Get { get; } = new(40, inHand: 10, clock);

    public Pace Put { get; } = new(3, inHand: 1, clock);

    public Pace Delete { get; } = new(5, inHand: 1, clock);

    public Pace Label { get; } = new(5, inHand: 1, clock);

    public Pace Describe { get; } = new(5, inHand: 1, clock);

    public void Dispose()
    {
        foreach (var pace in new[] { Get, Put, Delete, Label, Describe })
        {
            pace.Dispose();
        }
    }
}
