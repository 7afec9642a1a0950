namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>The <c>tokens add</c> that replaces a legacy definition, with all of its fields.</summary>
internal static class AddCommandLine
{
    /// <summary>With a named client.</summary>
    public static string Of(LegacyDefinition one, ClientGroup client, IReadOnlyCollection<string> dropped) =>
        WithTokens(
                new CommandLine("tokens", "add", one.Name.Value)
                    .With("--client", client.Name)
                    .With("--token-endpoint", Own(one.Fields.TokenEndpoint, client.TokenEndpoint))
                    .With(
                        "--authorization-endpoint",
                        Own(one.Fields.AuthorizationEndpoint, client.AuthorizationEndpoint)
                    ),
                one,
                dropped
            )
            .ToString();

    /// <summary>With its own id and secret, which the command prompts for.</summary>
    public static string Of(LegacyDefinition one, IReadOnlyCollection<string> dropped) =>
        WithTokens(
                new CommandLine("tokens", "add", one.Name.Value)
                    .With("--provider", one.Provider.Name)
                    .With("--token-endpoint", one.Fields.TokenEndpoint)
                    .With("--authorization-endpoint", one.Fields.AuthorizationEndpoint)
                    .With("--client-authentication", one.Fields.ClientAuthentication)
                    .With("--body-format", one.Fields.BodyFormat)
                    .With("--rotate-every", one.Fields.RotateEvery)
                    .With("--grace", one.Fields.Grace)
                    .With("--remind-before", ClientGroup.Joined(one.Fields.RemindBefore))
                    .With("--secret-issued-at", one.Fields.SecretIssuedAt),
                one,
                dropped
            )
            .ToString();

    private static CommandLine WithTokens(CommandLine line, LegacyDefinition one, IReadOnlyCollection<string> dropped)
    {
        var fields = one.Fields;
        line.With("--grant", fields.Grant).With("--scope", fields.Scope);
        foreach (var (name, value) in fields.ExtraFields ?? new Dictionary<string, string>())
        {
            line.With("--extra-field", $"{name}={value}");
        }

        return line.With("--refresh-token-at", Kept("refreshToken", fields.RefreshToken, dropped))
            .With("--access-token-at", Kept("accessToken", fields.AccessToken, dropped))
            .With("--instance-url-at", Kept("instanceUrl", fields.InstanceUrl, dropped))
            .With("--refresh-token-rotates", fields.RefreshTokenRotates?.ToString().ToLowerInvariant())
            .With("--access-token-lifetime", fields.AccessTokenLifetime)
            .With("--refresh-token-expires-at", fields.RefreshTokenExpiresAt);
    }

    private static string? Kept(string field, string? place, IReadOnlyCollection<string> dropped) =>
        dropped.Contains(field) ? null : place;

    private static string? Own(string? value, string? clients) => value == clients ? null : value;
}
