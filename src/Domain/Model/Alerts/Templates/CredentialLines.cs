using System.Globalization;
using Tokens.Domain.Model.Rotation;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts.Templates;

/// <summary>The parts of a body that describe a credential and how to replace it.</summary>
internal static class CredentialLines
{
    /// <summary>What the credential is.</summary>
    public static string Noun(CredentialFacts credential) =>
        credential.Role switch
        {
            CredentialRole.ClientId => "client id",
            CredentialRole.ClientSecret => "client secret",
            CredentialRole.RefreshToken => "refresh token",
            _ => "parameter",
        };

    /// <summary>A line about the credential: named after its one connection, else after its place.</summary>
    public static Phrase About(CredentialFacts credential, string after, string adjective = "") =>
        credential.OnlyConnection is { } only
            ? new Phrase($"{adjective}{Noun(credential)} of ", only.Value, after)
            : new Phrase($"{adjective}{Noun(credential)} ", credential.Place, after);

    public static string Provider(CredentialFacts credential) => credential.Provider?.DisplayName ?? "the provider";

    /// <summary>Where it is and who uses it.</summary>
    public static IEnumerable<string> Facts(CredentialFacts credential, BodyRoom room)
    {
        yield return $"{(IsParameter(credential) ? "Parameter" : "Kept in")}: {MessageText.Elide(Place(credential, room), room.Shown)}";
        if (credential.Provider is { } provider)
        {
            yield return $"Provider: {provider.DisplayName}";
        }

        if (credential.Client is { } client)
        {
            yield return $"Client: {client}";
        }

        yield return $"Used by: {Users(credential, room)}";
    }

    /// <summary>What to do to replace it, ending with what Tokens does then.</summary>
    public static IEnumerable<string> Replace(CredentialFacts credential, BodyRoom room)
    {
        yield return room.Steps > 0 ? "What to do:" : $"What to do: renew it at {Provider(credential)}, then:";
        foreach (var line in Numbered([.. Steps(credential).Take(room.Steps)]))
        {
            yield return line;
        }

        foreach (var line in Store(credential, room))
        {
            yield return line;
        }
    }

    public static IEnumerable<string> Numbered(IReadOnlyList<string> steps) =>
        steps.Select((step, at) => string.Create(CultureInfo.InvariantCulture, $"{at + 1}. {step}"));

    /// <summary>The name as it can be typed; only one that fits nowhere is shortened.</summary>
    public static string Place(CredentialFacts credential, BodyRoom room) =>
        MessageText.Elide(PlainText.OneLine(credential.Place), room.Name);

    public static bool IsParameter(CredentialFacts credential) =>
        ParameterName.Parse(credential.Place) is Parsed<ParameterName>.Valid;

    private static IReadOnlyList<string> Steps(CredentialFacts credential) =>
        (credential.Role, credential.Provider) switch
        {
            (CredentialRole.ClientSecret, { } provider) => provider.RotationSteps,
            (CredentialRole.RefreshToken, { } provider) => provider.SignInSteps,
            (CredentialRole.ClientId, { } provider) =>
            [
                $"Copy the client id from the application's page at {provider.DisplayName}.",
                "Store it as a new version of the parameter; with a new client id comes a new client secret.",
            ],
            _ => ["Renew the value where it comes from.", "Store it as a new version of the parameter."],
        };

    private static IEnumerable<string> Store(CredentialFacts credential, BodyRoom room)
    {
        if (!IsParameter(credential))
        {
            yield return "It is not kept in a parameter: set it anew where it is kept, and deploy the function again.";
            yield break;
        }

        yield return "";
        yield return $"aws ssm put-parameter --overwrite --type SecureString --name {Place(credential, room)} --value file://new-value.txt";
        yield return "";
        yield return "Add --key-id if it has a KMS key of its own; without, the account's default key is used.";
        if (credential.Role is not null)
        {
            yield return $"Tokens tries the new {Noun(credential)} by itself and tells the result.";
        }
    }

    private static string Users(CredentialFacts credential, BodyRoom room)
    {
        var names = credential.Connections.Select(name => name.Value).Order(StringComparer.Ordinal).ToList();
        var more = names.Count - room.Connections;
        return names.Count == 0
            ? "no connection"
            : string.Join(", ", names.Take(room.Connections))
                + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : "");
    }
}
