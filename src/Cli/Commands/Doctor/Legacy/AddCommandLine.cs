namespace Tokens.Cli.Commands.Doctor.Legacy;

/// <summary>The <c>tokens add</c> that replaces a legacy definition, with all of its fields.</summary>
internal static class AddCommandLine
{
    /// <param name="one">The earlier definition.</param>
    /// <param name="client">The client that it gets; null for an id and secret of its own, which are asked for.</param>
    /// <param name="dropped">The names of the fields that cannot stay.</param>
    public static string Of(LegacyDefinition one, ClientGroup? client, IReadOnlyCollection<string> dropped)
    {
        var definition = new Definition(one.Fields);
        if (client is not null)
        {
            definition[ConnectionFields.Client] = client.Name;
            foreach (var endpoint in new[] { ClientFields.TokenEndpoint, ClientFields.AuthorizationEndpoint })
            {
                definition[endpoint] =
                    definition[endpoint] == client.Definition[endpoint] ? null : definition[endpoint];
            }
        }

        var moved = client is null
            ? [ClientFields.ClientId, ClientFields.ClientSecret]
            : ClientFields.All.Where(field => field.OfGrant is null);
        var kept = ConnectionFields.All.Except(moved).Where(field => !dropped.Contains(field.Name));
        return new CommandLine("tokens", "add", one.Name.Value).With(definition, kept).ToString();
    }
}
