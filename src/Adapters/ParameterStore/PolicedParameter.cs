using Tokens.Domain.Connections;
using Tokens.Domain.Rotation;

namespace Tokens.Adapters.ParameterStore;

/// <summary>A parameter that the store itself is to remind of.</summary>
/// <param name="ModifiedAt">Its last change, from which the policies count.</param>
public sealed record PolicedParameter(
    ParameterName Name,
    DateTimeOffset ModifiedAt,
    IReadOnlyList<NoChangePolicy> Policies
);
