using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Rotation;

/// <summary>A message that a rotation was completed, from us or from any pipeline.</summary>
/// <param name="Parameter">The credential that was written.</param>
/// <param name="TimeLeft">How long the caller may still take.</param>
public sealed record CompletedRotation(ParameterName Parameter, TimeSpan TimeLeft);
