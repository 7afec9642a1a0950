namespace Tokens.Domain.Model.Values;

/// <summary>The name of a client: 1 to 64 lower-case letters, digits and hyphens.</summary>
public sealed record ClientName
{
    private ClientName(string value) => Value = value;

    public string Value { get; }

    public static Parsed<ClientName> Parse(string text) =>
        ResourceName.Problem(text, "a client's name") is { } problem
            ? new Parsed<ClientName>.Invalid(problem)
            : new ClientName(text);

    public override string ToString() => Value;
}
