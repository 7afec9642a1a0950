namespace Tokens.Domain.Model.Values;

/// <summary>
/// One field of a definition, declared once. The JSON reader, the command's options, the JSON schemas and the tables of
/// docs/reference/definition.md derive from it (<c>UPDATE_SNAPSHOTS=1</c> has the tests of the docs rewrite the last two).
/// </summary>
public abstract class DefinitionField
{
    private DefinitionField(string name, string description) => (Name, Description) = (name, description);

    /// <summary>The name in JSON.</summary>
    public string Name { get; }

    /// <summary>One line for the schema and the command's help.</summary>
    public string Description { get; }

    /// <summary>Shown after the description; several are separated by a comma and a space, or by "or".</summary>
    public string? Example { get; init; }

    /// <summary>Null where the command has none.</summary>
    public FieldOption? Option { get; init; }

    /// <summary>What the reference says, in Markdown; null: the description and the example.</summary>
    public string? Meaning { get; init; }

    /// <summary>What applies where the field is not given, in Markdown.</summary>
    public string Default { get; init; } = "–";

    /// <summary>A client's field that a connection of a named client may give for itself; null for any other.</summary>
    public FieldReference? OfGrant { get; init; }

    public sealed class Text(string name, string description, FieldSyntax syntax) : DefinitionField(name, description)
    {
        public FieldSyntax Syntax { get; } = syntax;

        /// <summary>Where a connection's own client may have less than a named one; null: the same.</summary>
        public FieldSyntax? OwnSyntax { get; init; }
    }

    public sealed class Flag(string name, string description) : DefinitionField(name, description);

    /// <summary>A list of texts.</summary>
    public sealed class List(string name, string description, FieldSyntax syntax) : DefinitionField(name, description)
    {
        public FieldSyntax Syntax { get; } = syntax;
    }

    /// <summary>An object of texts.</summary>
    public sealed class Map(string name, string description) : DefinitionField(name, description)
    {
        public IReadOnlyList<string> ReservedKeys { get; init; } = [];
    }
}

/// <param name="Name">As it is typed: <c>--rotate-every</c>.</param>
/// <param name="Value">What stands for its value in the help.</param>
public sealed record FieldOption(string Name, string Value);

/// <summary>What the reference says, in Markdown.</summary>
public sealed record FieldReference(string Meaning, string Default);
