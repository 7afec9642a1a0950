using Tokens.Domain.Model.Tokens;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>How a run goes about its work.</summary>
/// <param name="Concurrency">How many connections are worked on at once.</param>
/// <param name="Clock">The one clock.</param>
/// <param name="Random">The one random source.</param>
public sealed record RefreshSettings(RefreshTiming Policy, int Concurrency, TimeProvider Clock, Random Random);
