namespace Tokens.Emulator.Ssm;

/// <summary>What a read asks for: <c>name</c>, <c>name:version</c> or <c>name:label</c>, where the name may be an ARN.</summary>
public sealed record ParameterReference(string Asked, ParameterName Name, string? Selector)
{
    private const string ArnResource = ":parameter/";

    public static ParameterReference Parse(string asked)
    {
        var (name, selector) = Split(WithoutArn(asked));
        if (selector is { Length: 0 } || selector?.Contains(':', StringComparison.Ordinal) == true)
        {
            throw RefusedException.Invalid(
                $"A selector is one version number or one label, which {asked} does not have."
            );
        }

        return new ParameterReference(asked, ParameterName.Parse(name), selector);
    }

    private static string WithoutArn(string asked)
    {
        var resource = asked.StartsWith("arn:", StringComparison.Ordinal)
            ? asked.IndexOf(ArnResource, StringComparison.Ordinal)
            : -1;
        return resource < 0 ? asked : asked[(resource + ArnResource.Length - 1)..];
    }

    private static (string Name, string? Selector) Split(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }
}
