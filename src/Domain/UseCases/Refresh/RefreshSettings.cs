using Tokens.Domain.Model.Tokens;

namespace Tokens.Domain.UseCases.Refresh;

/// <summary>How runs work.</summary>
/// <param name="Concurrency">How many connections are refreshed in parallel.</param>
/// <param name="Clock">The one clock.</param>
/// <param name="Random">The one random source.</param>
public sealed record RefreshSettings(RefreshTiming Timing, int Concurrency, TimeProvider Clock, Random Random);
