using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Rotation;

/// <summary>A parameter was written or deleted. Neither its value nor its version is told.</summary>
/// <param name="IsDeletion">Whether it was deleted; creating and overwriting are not told apart, since emulators do not.</param>
/// <param name="At">When, by the store's clock.</param>
public sealed record ParameterChange(ParameterName Parameter, bool IsDeletion, DateTimeOffset At);
