namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>One call of the script, made with the previous answer's NextToken.</summary>
/// <param name="KnownDifference">Why moto answers otherwise; null where both are to answer the same.</param>
internal sealed record ParityStep(string Operation, Func<string?, object> Request, string? KnownDifference = null);

/// <summary>What both servers are asked, in this order. A call they disagree on leaves nothing that a later one sees.</summary>
internal static class ParityScript
{
    private const string NoChange =
        """[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"20","Unit":"Days"}}]""";

    public static IReadOnlyList<ParityStep> Steps { get; } =
    [
        // Writing
        Put("/p/a", "1", "String"),
        Put("/p/b", "1", "SecureString"),
        Put("/p/c", "x,y", "StringList"),
        Put("/p/d/e", "1", "String"),
        Put("/p/a", "2", "String"),
        Overwrite("/p/a", "2"),
        Overwrite("/p/a", "3"),
        Put("/p/a", "", "String"),
        Put("/p/new", "1", null),
        Put("/p/new", "1", "Secret"),
        Put("/ssm/x", "1", "String"),
        Put("/aws/x", "1", "String"),
        Put("awsome", "1", "String"),
        Call(
            "PutParameter",
            new
            {
                Name = "/p/t",
                Value = "1",
                Type = "String",
                Tags = new[] { new { Key = "k", Value = "v" } },
                Overwrite = true,
            }
        ),
        Call(
            "PutParameter",
            new
            {
                Name = "/p/k",
                Value = "1",
                Type = "SecureString",
                KeyId = "alias/k",
                Tier = "Advanced",
            }
        ),
        // Labels
        Label("/p/a", 1, "old", "1st", "awsome", "with space"),
        Label("/p/a", null, "new"),
        Label("/p/a", 2, "new"),
        Label("/p/a", 9, "x"),
        Label("/p/b", 1, [.. Enumerable.Range(0, 10).Select(i => $"l{i}")]),
        Label("/p/b", 1, "eleventh"),
        // Reading
        Get("/p/a"),
        Get("/p/a:1"),
        Get("/p/a:new"),
        Get("/p/b"),
        Get("/missing"),
        Get("/p/a:9"),
        Call("GetParameters", new { Names = new[] { "/p/c", "/p/a:old", "/missing", "/p/a:unknown" } }),
        Call("GetParameters", new { Names = Enumerable.Range(0, 11).Select(i => $"/{i}").ToArray() }),
        Call("GetParameterHistory", new { Name = "/p/a" }),
        Call("GetParameterHistory", new { Name = "/p/a", MaxResults = 2 }),
        new(
            "GetParameterHistory",
            token => new
            {
                Name = "/p/a",
                MaxResults = 2,
                NextToken = token,
            }
        ),
        Call("GetParameterHistory", new { Name = "/missing" }),
        Call("GetParameterHistory", new { Name = "/p/a", MaxResults = 51 }),
        // Listing
        Call(
            "GetParametersByPath",
            new
            {
                Path = "/p",
                MaxResults = 3,
                WithDecryption = true,
            }
        ),
        new(
            "GetParametersByPath",
            token => new
            {
                Path = "/p",
                MaxResults = 3,
                NextToken = token,
                WithDecryption = true,
            }
        ),
        Call(
            "GetParametersByPath",
            new
            {
                Path = "/p/",
                Recursive = true,
                WithDecryption = true,
            }
        ),
        Call("GetParametersByPath", new { Path = "/p/d" }),
        Call("GetParametersByPath", new { Path = "/p", MaxResults = 11 }),
        Call("DescribeParameters", new { }),
        Filter("Name", "Equals", "/p/a"),
        Filter("Name", "BeginsWith", "/p/d"),
        Filter("Path", "OneLevel", "/p"),
        Filter("Path", "Recursive", "/p"),
        Filter("Path", "Equals", "/p"),
        Filter("Name", "Recursive", "/p"),
        // Deleting
        Call("DeleteParameters", new { Names = new[] { "/p/c", "/missing" } }),
        Call("DeleteParameter", new { Name = "/p/d/e" }),
        Call("DeleteParameter", new { Name = "/p/d/e" }),
        Get("/p/d/e"),
        // Last, as moto keeps an empty parameter for it, on which its lists fail
        Label("/unlabelled", 1, "x"),
        // Where moto is not AWS
        new(
            "PutParameter",
            _ => new
            {
                Name = "no/slash",
                Value = "x",
                Type = "String",
            },
            "moto takes names that are not fully qualified"
        ),
        new("DescribeParameters", _ => new { MaxResults = 2 }, "moto describes ten a page, whatever is asked"),
        new("GetParameter", _ => new { Name = "/p/a:unknown" }, "moto answers a missing label as a missing parameter"),
        new(
            "PutParameter",
            _ => new
            {
                Name = "/x/size",
                Value = new string('x', 4097),
                Type = "String",
            },
            "moto knows no sizes"
        ),
        new(
            "PutParameter",
            _ => new
            {
                Name = "/x/pattern",
                Value = "x",
                Type = "String",
                AllowedPattern = @"\d+",
            },
            "moto checks no AllowedPattern"
        ),
        new(
            "PutParameter",
            _ => new
            {
                Name = "/x/policies",
                Value = "x",
                Type = "String",
                Policies = NoChange,
            },
            "moto takes policies on the standard tier"
        ),
        new(
            "PutParameter",
            _ => new
            {
                Name = "/x/policies",
                Value = "x",
                Type = "String",
                Overwrite = true,
                Tier = "Advanced",
                Policies = "?",
            },
            "moto does not read policies when they are written"
        ),
        new(
            "PutParameter",
            _ => new
            {
                Name = "/p/a",
                Value = "x",
                Type = "SecureString",
                Overwrite = true,
            },
            "moto lets the type change"
        ),
        new(
            "PutParameter",
            _ => new
            {
                Name = "/p/k",
                Value = "x",
                Overwrite = true,
                Tier = "Standard",
            },
            "moto lowers a tier"
        ),
        new(
            "PutParameter",
            _ => new
            {
                Name = "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16",
                Value = "x",
                Type = "String",
            },
            "moto has any number of levels"
        ),
        new(
            "PutParameter",
            _ => new
            {
                Name = "/p/c",
                Value = "x",
                Type = "String",
            },
            "moto takes a deleted name again at once"
        ),
        new("GetParameters", _ => new { Names = new[] { "/p/a", "/p/a" } }, "moto takes a name twice"),
    ];

    private static ParityStep Call(string operation, object request) => new(operation, _ => request);

    private static ParityStep Put(string name, string value, string? type) =>
        Call(
            "PutParameter",
            new
            {
                Name = name,
                Value = value,
                Type = type,
            }
        );

    private static ParityStep Overwrite(string name, string value) =>
        Call(
            "PutParameter",
            new
            {
                Name = name,
                Value = value,
                Overwrite = true,
            }
        );

    private static ParityStep Get(string name) => Call("GetParameter", new { Name = name, WithDecryption = true });

    private static ParityStep Label(string name, long? version, params string[] labels) =>
        Call(
            "LabelParameterVersion",
            new
            {
                Name = name,
                ParameterVersion = version,
                Labels = labels,
            }
        );

    private static ParityStep Filter(string key, string option, string value) =>
        Call(
            "DescribeParameters",
            new
            {
                ParameterFilters = new[]
                {
                    new
                    {
                        Key = key,
                        Option = option,
                        Values = new[] { value },
                    },
                },
            }
        );
}
