namespace Tokens.Domain.Model.Values;

/// <summary>
/// A definition of a client or a connection as it is written, nothing checked yet: the fields that are given, each with its
/// raw value.
/// </summary>
public sealed class Definition
{
    private readonly Dictionary<DefinitionField, object> values = [];

    public Definition() { }

    /// <summary>A copy.</summary>
    public Definition(Definition other) => values = new(other.values);

    public string? this[DefinitionField.Text field]
    {
        get => values.GetValueOrDefault(field) as string;
        set => Set(field, value);
    }

    public bool? this[DefinitionField.Flag field]
    {
        get => values.GetValueOrDefault(field) as bool?;
        set => Set(field, value);
    }

    public IReadOnlyList<string>? this[DefinitionField.List field]
    {
        get => values.GetValueOrDefault(field) as IReadOnlyList<string>;
        set => Set(field, value);
    }

    public IReadOnlyDictionary<string, string>? this[DefinitionField.Map field]
    {
        get => values.GetValueOrDefault(field) as IReadOnlyDictionary<string, string>;
        set => Set(field, value);
    }

    public bool Has(DefinitionField field) => values.ContainsKey(field);

    /// <summary>With the fields of another one where this one has none.</summary>
    public Definition Or(Definition other)
    {
        var both = new Definition(this);
        foreach (var (field, value) in other.values)
        {
            both.values.TryAdd(field, value);
        }

        return both;
    }

    private void Set(DefinitionField field, object? value)
    {
        if (value is null)
        {
            values.Remove(field);
        }
        else
        {
            values[field] = value;
        }
    }
}
