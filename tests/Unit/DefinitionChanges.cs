namespace Tokens.Tests.Unit;

internal static class DefinitionChanges
{
    public static Definition With(this Definition one, DefinitionField.Text field, string? value) =>
        new(one) { [field] = value };

    public static Definition With(this Definition one, DefinitionField.Flag field, bool value) =>
        new(one) { [field] = value };

    public static Definition With(this Definition one, DefinitionField.List field, IReadOnlyList<string> value) =>
        new(one) { [field] = value };

    public static Definition With(
        this Definition one,
        DefinitionField.Map field,
        IReadOnlyDictionary<string, string> value
    ) => new(one) { [field] = value };
}
