namespace Tokens.Adapters.ParameterStore.Pacing;

/// <summary>A call that was let through.</summary>
/// <param name="At">When, since the pace began.</param>
/// <param name="WasHeldBack">Whether calls came faster than they were let through.</param>
/// <param name="CameInTurn">False where it waited for nobody.</param>
public readonly record struct PacedCall(TimeSpan At, bool WasHeldBack, bool CameInTurn);
