namespace Tokens.Adapters.ParameterStore;

/// <summary>A parameter that the store itself is to remind of, or to delete.</summary>
/// <param name="ModifiedAt">Its last change, from which the policies count.</param>
/// <param name="Policies">Those that remind of what was not changed.</param>
public sealed record PolicedParameter(
    ParameterName Name,
    DateTimeOffset ModifiedAt,
    IReadOnlyList<NoChangeNotification> Policies
)
{
    /// <summary>Null where nothing deletes it.</summary>
    public StoredExpiration? Expiration { get; init; }
}
