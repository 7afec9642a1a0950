using System.Globalization;
using System.Text.Json;
using Tokens.Emulator.Http;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Ssm;

/// <summary>Each read, from its request's fields to its answer's.</summary>
internal sealed class ReadOperations(Store store, StoreLimits limits)
{
    private const int MostByPath = 10;
    private const int MostDescribed = 50;

    public void GetParameter(Request request, Utf8JsonWriter json)
    {
        var (reference, decrypt) = (ParameterReference.Parse(request.Required("Name")), request.WithDecryption);
        var parameter = store.Find(reference.Name) ?? throw RefusedException.NotFound(reference.Name.Text);
        var selection =
            Select(parameter, reference, decrypt)
            ?? throw RefusedException.VersionNotFound(parameter.Name, $"{reference.Selector}");
        json.WritePropertyName("Parameter");
        Shapes.Parameter(json, selection, request);
    }

    public void GetParameters(Request request, Utf8JsonWriter json)
    {
        var decrypt = request.WithDecryption;
        var answers = SystemsManager
            .Names(request)
            .Select(ParameterReference.Parse)
            .Select(name => (name.Asked, Found: Select(store.Find(name.Name), name, decrypt)))
            .ToArray();
        var found = Disordered([.. answers.Select(answer => answer.Found).OfType<Selection>()]);
        json.WriteArray("Parameters", found, (writer, each) => Shapes.Parameter(writer, each, request));
        json.WriteTexts("InvalidParameters", [.. answers.Where(each => each.Found is null).Select(each => each.Asked)]);
    }

    public void GetParametersByPath(Request request, Utf8JsonWriter json)
    {
        if (request.Has("ParameterFilters"))
        {
            throw RefusedException.Invalid("This server has no ParameterFilters for GetParametersByPath.");
        }

        var (prefix, page) = (ParameterPath.Prefix(request.Required("Path")), request.Page(MostByPath));
        var (isRecursive, decrypt) = (request.Flag("Recursive"), request.WithDecryption);
        var found = store.List(prefix, key => isRecursive || ParameterPath.IsDirectlyBelow(key, prefix), page);
        var selections = found.Select(each => Read(each, each.Latest, null, decrypt)).ToArray();
        WritePage(
            json,
            page.Cut(selections, each => Key(each.Name)),
            (to, each) => Shapes.Parameter(to, each, request)
        );
    }

    /// <summary>A parameter's versions, oldest first.</summary>
    public void GetParameterHistory(Request request, Utf8JsonWriter json)
    {
        var (name, page) = (ParameterName.Parse(request.Required("Name")), request.Page(MostDescribed));
        var parameter = store.Find(name) ?? throw RefusedException.NotFound(name.Text);
        var decrypt = request.WithDecryption;
        var after = page.After is null ? 0 : long.Parse(page.After, CultureInfo.InvariantCulture);
        var versions = parameter.Versions.Where(version => version.Version > after).Take(page.Size + 1);
        var selections = versions.Select(version => Read(parameter, version, null, decrypt)).ToArray();
        var cut = page.Cut(selections, each => $"{each.Version.Version}");
        WritePage(json, cut, (writer, each) => Shapes.History(writer, each, request));
    }

    public void DescribeParameters(Request request, Utf8JsonWriter json)
    {
        if (request.Has("Filters") || request.Flag("Shared"))
        {
            throw RefusedException.Invalid("This server has neither Filters nor Shared: use ParameterFilters.");
        }

        var page = request.Page(MostDescribed);
        Func<string, bool>[] passes = [.. request.Filters("ParameterFilters").Select(filter => filter.Compile())];
        var found = store.List("/", key => Array.TrueForAll(passes, each => each(key)), page);
        WritePage(json, page.Cut(found, each => Key(each.Name)), (to, each) => Shapes.Metadata(to, each, request));
    }

    /// <summary>AWS promises no order, so nobody may rely on the request's: alphabetical, or its reverse.</summary>
    private static Selection[] Disordered(Selection[] asked)
    {
        Selection[] sorted = [.. asked.OrderBy(each => each.Name, StringComparer.Ordinal)];
        return sorted.SequenceEqual(asked) ? [.. sorted.Reverse()] : sorted;
    }

    private static void WritePage<T>(Utf8JsonWriter json, Page<T> page, Action<Utf8JsonWriter, T> write)
    {
        json.WriteArray("Parameters", page.Items, write);
        json.WriteOptional("NextToken", page.NextToken);
    }

    private static string Key(string name) => ParameterName.Parse(name).Key;

    private Selection? Select(Parameter? parameter, ParameterReference reference, bool decrypt) =>
        parameter?.Find(reference.Selector) is { } version
            ? Read(parameter, version, reference.Selector, decrypt)
            : null;

    private Selection Read(Parameter parameter, ParameterVersion version, string? selector, bool decrypt)
    {
        if (decrypt && version.KeyId is { } key)
        {
            limits.RequireUsable(key);
        }

        return new Selection(parameter.Name, version, selector);
    }
}
