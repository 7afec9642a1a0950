namespace Tokens.Tests.Integration.Worlds;

/// <summary>The answer of RefreshTokens.</summary>
public sealed record Answer(int StatusCode, JsonObject Body)
{
    public static Answer Of(Invocation invocation)
    {
        var payload = invocation.Should().BeOfType<Invocation.Answered>().Subject.Payload;
        var json = JsonNode.Parse(payload)!.AsObject();
        return new Answer((int)json["statusCode"]!, json["body"]!.AsObject());
    }

    public string? Message => (string?)Body["message"];

    public string? Error => (string?)Body["error"];

    public IEnumerable<string> Refreshed => Names("refreshed");

    public IEnumerable<string> Skipped => Names("skipped");

    public IReadOnlyDictionary<string, string> Failed =>
        Body["failed"]!
            .AsArray()
            .ToDictionary(failure => (string)failure!["connection"]!, failure => (string)failure!["error"]!);

    private IEnumerable<string> Names(string list) => Body[list]!.AsArray().Select(name => (string)name!);
}
