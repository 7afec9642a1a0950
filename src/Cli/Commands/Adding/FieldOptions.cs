using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;

namespace Tokens.Cli.Commands.Adding;

/// <summary>A definition's fields as options. The values are checked by the same rules as a definition in the store.</summary>
internal sealed class FieldOptions(IEnumerable<DefinitionField> fields)
{
    private readonly IReadOnlyList<One> all =
    [
        .. fields.Select(field => field.Option is { } option ? Of(field, option) : null).OfType<One>(),
    ];

    public void AddTo(Command command)
    {
        foreach (var one in all)
        {
            command.Add(one.Option);
        }
    }

    /// <summary>The definition with the fields that were given and no others.</summary>
    public JsonObject Read(ParseResult parsed)
    {
        var definition = new JsonObject();
        foreach (var one in all)
        {
            if (one.Read(parsed) is { } value)
            {
                definition[one.Field.Name] = value;
            }
        }

        return definition;
    }

    public bool Give(DefinitionField field, CommandResult result) =>
        result.GetResult(all.Single(one => one.Field == field).Option) is { Implicit: false };

    private static One Of(DefinitionField field, FieldOption option) =>
        field switch
        {
            DefinitionField.Text text => Text(text, new Option<string?>(option.Name)),
            DefinitionField.Flag => Flag(field, new Option<bool?>(option.Name)),
            DefinitionField.List => List(field, new Option<string[]>(option.Name)),
            DefinitionField.Map => Map(field, new Option<string[]>(option.Name)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static One Text(DefinitionField.Text field, Option<string?> option)
    {
        option.CompletionSources.Add([.. field.Syntax.Words]);
        return new One(field, option, parsed => parsed.GetValue(option));
    }

    private static One Flag(DefinitionField field, Option<bool?> option)
    {
        // System.CommandLine's own begin with a capital.
        option.CompletionSources.Clear();
        option.CompletionSources.Add("true", "false");
        return new One(field, option, parsed => parsed.GetValue(option));
    }

    private static One List(DefinitionField field, Option<string[]> option) =>
        new(
            field,
            option,
            parsed =>
                parsed.GetValue(option) is { Length: > 0 } given
                    ? new JsonArray([
                        .. given
                            .SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries))
                            .Select(text => (JsonNode)text),
                    ])
                    : null
        );

    private static One Map(DefinitionField field, Option<string[]> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.IndexOf('=') < 1))
            {
                result.AddError($"{option.Name}: write it as name=value");
            }
        });
        return new One(field, option, parsed => parsed.GetValue(option) is { Length: > 0 } given ? Pairs(given) : null);
    }

    /// <summary>Of a name that is given twice, the last value.</summary>
    private static JsonObject Pairs(IEnumerable<string> given)
    {
        var pairs = new JsonObject();
        foreach (var pair in given)
        {
            var name = pair[..pair.IndexOf('=')];
            pairs[name] = pair[(name.Length + 1)..];
        }

        return pairs;
    }

    private sealed record One
    {
        public One(DefinitionField field, Option option, Func<ParseResult, JsonNode?> read)
        {
            (Field, Option, Read) = (field, option, read);
            option.HelpName = field.Option!.Value;
            option.Description = field.Example is null ? field.Description : $"{field.Description}: {field.Example}";
        }

        public DefinitionField Field { get; }

        public Option Option { get; }

        /// <summary>The value in JSON; null where the option was not given.</summary>
        public Func<ParseResult, JsonNode?> Read { get; }
    }
}
