using System.CommandLine;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;
using Tokens.Domain.AccessTokens;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;
using Tokens.Domain.Rotation;

namespace Tokens.Cli.Commands.Rotating;

/// <summary>Gives a connection a new client secret, or its proven one back.</summary>
internal sealed class RotateCommand : Command, IHasExamples
{
    /// <summary>As long as the function's invocation may take.</summary>
    private static readonly TimeSpan TimeLeft = TimeSpan.FromMinutes(5);

    private readonly Argument<string> name = new("name")
    {
        Description = "The connection, or one of those that share it",
    };

    private readonly Option<bool> undo = new("--undo")
    {
        Description = "Go back to the proven version, which becomes the newest again",
    };

    private readonly Option<bool> withoutPolicies = Reminders.Without();

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public RotateCommand(Shell shell)
        : base(
            "rotate",
            "Stores a new client secret once a real exchange has proved it, and refreshes all that use it."
        )
    {
        Add(name);
        Add(undo);
        Add(withoutPolicies);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public string Details => SecretsInput.Help + " The name is clientSecret; the value alone is enough.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens rotate acme", "asks for the new secret"),
            ("pass show acme-secret | tokens rotate acme --json", "from a password manager"),
            ("tokens rotate acme --undo", "back to the version that is known to work"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var found = await session.Get<FindConnection>().RunAsync(parsed.GetValue(name)!, cancellation);
        var parameter = ParameterOf(found.Connection);
        var users = Users(found, parameter);
        if (users.Count > 1)
        {
            var others = string.Join(", ", users.Where(user => user != found.Name.Value));
            session.Terminal.Note(
                Style.Warning,
                "note",
                $"{parameter} is shared: {others} will use the new secret too"
            );
        }

        var secret = parsed.GetValue(undo)
            ? await ProvenSecretOf.ReadAsync(session, parameter, cancellation)
            : await AskAsync(session, found.Connection, cancellation);
        await ProveAsync(session, found, secret, cancellation);
        await WriteAsync(
            session.Get<IParameters>(),
            new ParameterWrite(parameter, secret)
            {
                IsSecure = true,
                KeepsItsKey = true,
                Policies = parsed.GetValue(withoutPolicies) ? [] : Reminders.Of(parameter, found.All),
            }
        );
        await session.Get<CompleteRotation>().RunAsync(new CompletionOrder(parameter, TimeLeft), cancellation);
        return await RotationAnswer.WriteAsync(session, parameter, users, parsed.GetValue(json), cancellation);
    }

    private static ParameterName ParameterOf(Connection connection) =>
        connection.Credentials.ClientSecret switch
        {
            CredentialSource.InParameter parameter => parameter.Name,
            var elsewhere => throw new CommandException(
                $"the client secret of {connection.Name} is in the functions' {elsewhere}",
                "deploy them with the new one",
                ExitCode.Usage
            ),
        };

    private static IReadOnlyList<string> Users(FoundConnection found, ParameterName parameter) =>
        [
            .. found
                .All.Connections.Select(entry => entry.Connection)
                .Where(user => user.Credentials.All.Contains(new CredentialSource.InParameter(parameter)))
                .Select(user => user.Name.Value)
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<Secret> AskAsync(Session session, Connection connection, CancellationToken cancellation)
    {
        var field = new SecretField("clientSecret", "the new clientSecret");
        var secret = (await new SecretsInput(session.Terminal).ReadAsync([field], cancellation))[field.Name];
        var source = connection.Credentials.ClientSecret;
        var stored = (await session.Get<ICredentials>().ReadAsync([source], cancellation))[source];
        return stored is CredentialRead.Found current && current.Value.Matches(secret)
            ? throw new CommandException(
                "that is the secret that is stored already",
                $"tokens refresh {connection.Name} tries it",
                ExitCode.Usage
            )
            : secret;
    }

    private static async Task ProveAsync(
        Session session,
        FoundConnection found,
        Secret secret,
        CancellationToken cancellation
    )
    {
        var overlay = new Overlay(
            new Dictionary<CredentialSource, Secret> { [found.Connection.Credentials.ClientSecret] = secret }
        );
        var result = await TrialRefresh.RunAsync(session, found.Name, overlay, cancellation);
        if (result is not RefreshResult.Refreshed)
        {
            throw TrialFailure.Of(result);
        }
    }

    /// <summary>Of one that is there the store keeps tier and policies by itself. Ctrl-C ends nothing here.</summary>
    private static async Task WriteAsync(IParameters parameters, ParameterWrite write)
    {
        var existing = await parameters.ExistingAsync([write.Name], CancellationToken.None);
        await parameters.WriteAsync(existing.Count > 0 ? write with { Policies = [] } : write, CancellationToken.None);
    }
}
