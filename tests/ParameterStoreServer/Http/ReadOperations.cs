using System.Text.Json;
using Tokens.Tests.ParameterStoreServer.Model;

namespace Tokens.Tests.ParameterStoreServer.Http;

/// <summary>Each read, from its request's fields to its answer's.</summary>
internal sealed class ReadOperations(Reads reads)
{
    private const int MostByPath = 10;
    private const int MostDescribed = 50;

    public void GetParameter(Request request, Utf8JsonWriter json)
    {
        var selection = reads.Get(request.Required("Name"), request.WithDecryption);
        json.WritePropertyName("Parameter");
        Shapes.Parameter(json, selection, request);
    }

    public void GetParameters(Request request, Utf8JsonWriter json)
    {
        var selections = reads.GetMany(request.RequiredTexts("Names"), request.WithDecryption);
        json.WriteArray("Parameters", selections.Found, (writer, each) => Shapes.Parameter(writer, each, request));
        json.WriteTexts("InvalidParameters", selections.Invalid);
    }

    public void GetParametersByPath(Request request, Utf8JsonWriter json)
    {
        if (request.Has("ParameterFilters"))
        {
            throw RefusedException.Invalid("This server has no ParameterFilters for GetParametersByPath.");
        }

        var (path, page) = (request.Required("Path"), request.Page(MostByPath));
        var found = reads.GetByPath(path, request.Flag("Recursive"), request.WithDecryption, page);
        WritePage(json, found, (writer, each) => Shapes.Parameter(writer, each, request));
    }

    public void GetParameterHistory(Request request, Utf8JsonWriter json)
    {
        var page = reads.History(request.Required("Name"), request.WithDecryption, request.Page(MostDescribed));
        WritePage(json, page, (writer, each) => Shapes.History(writer, each, request));
    }

    public void DescribeParameters(Request request, Utf8JsonWriter json)
    {
        if (request.Has("Filters") || request.Flag("Shared"))
        {
            throw RefusedException.Invalid("This server has neither Filters nor Shared: use ParameterFilters.");
        }

        var page = reads.Describe(request.Filters("ParameterFilters"), request.Page(MostDescribed));
        WritePage(json, page, (writer, each) => Shapes.Metadata(writer, each, request));
    }

    private static void WritePage<T>(Utf8JsonWriter json, Page<T> page, Action<Utf8JsonWriter, T> write)
    {
        json.WriteArray("Parameters", page.Items, write);
        json.WriteOptional("NextToken", page.NextToken);
    }
}
