using System.CommandLine;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Refresh;
using Tokens.Cli.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Rotate;

/// <summary>Stores a new client secret, or the proven one again.</summary>
internal sealed class RotateCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("name") { Description = "The client, or a connection that uses it" };

    private readonly Option<bool> undo = new("--undo")
    {
        Description = "Store the proven version again, as the newest",
    };

    private readonly Option<bool> withoutPolicies = ReminderPolicies.Without();

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public RotateCommand(Shell shell)
        : base(
            "rotate",
            "Stores a new client secret once a real exchange has proved it, and refreshes the connections that use it."
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
            (
                "tokens rotate acme",
                "asks for the new secret of the client acme, or of the one that connection acme uses"
            ),
            ("pass show acme-secret | tokens rotate acme --json", "from a password manager"),
            ("tokens rotate acme --undo", "back to the version that is proven to work"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        var found = await session.Get<FindSecretToRotate>().RunAsync(parsed.GetValue(name)!, cancellation);
        var parameter = found.Parameter;
        var users = found.Users;
        if (users.Count > 1)
        {
            session.Terminal.Note(
                Style.Warning,
                "note",
                $"{parameter} is {found.Owner}'s, which {string.Join(", ", users)} use"
            );
        }

        var secret = parsed.GetValue(undo)
            ? await ReadProvenAsync(session, parameter, cancellation)
            : await AskAsync(session, found, cancellation);
        await ProveAsync(session, found, secret, cancellation);
        await WriteAsync(
            session.Get<IParameters>(),
            new ParameterWrite(parameter, secret)
            {
                IsSecure = true,
                KeepsItsKey = true,
                Policies = parsed.GetValue(withoutPolicies) ? [] : ReminderPolicies.Of(parameter, found.All),
            }
        );
        await session
            .Get<CompleteRotation>()
            .RunAsync(new CompletedRotation(parameter, RefreshNow.TimeLeft), cancellation);
        return await RotationAnswer.WriteAsync(session, parameter, users, parsed.GetValue(json), cancellation);
    }

    private static async Task<Secret> ReadProvenAsync(
        Session session,
        ParameterName parameter,
        CancellationToken cancellation
    )
    {
        var proven = await session.Get<ICredentialStore>().ReadProvenAsync([parameter], cancellation);
        var versions = await session.Get<ISecretVersions>().ReadAsync([parameter], cancellation);
        return proven.GetValueOrDefault(parameter) switch
        {
            ProvenRead.Found when versions.GetValueOrDefault(parameter) is { AwaitsProof: false } => throw Refuse(
                $"the newest version of {parameter} is the proven one",
                "there is nothing to undo; tokens rotate without --undo stores a new secret"
            ),
            ProvenRead.Found { Secret.Value: { } value } => value,
            ProvenRead.Found { Secret.Read: CredentialRead.Unreadable unreadable } => throw new StoreException(
                unreadable.Reason
            ),
            ProvenRead.Unknown unknown => throw new StoreException(unknown.Reason),
            _ => throw Refuse(
                $"no version of {parameter} has the label proven",
                "there is none to go back to; tokens rotate without --undo stores a secret"
            ),
        };
    }

    private static CommandException Refuse(string what, string hint) => new(what, hint, ExitCode.Usage);

    private static async Task<Secret> AskAsync(Session session, SecretToRotate found, CancellationToken cancellation)
    {
        var field = new SecretField("clientSecret", "the new clientSecret");
        var secret = (await new SecretsInput(session.Terminal).ReadAsync([field], cancellation))[field.Name];
        var source = found.Client.Secret;
        var stored = (await session.Get<ICredentialStore>().ReadAsync([source], cancellation))[source];
        return stored is CredentialRead.Found current && current.Value.Matches(secret)
            ? throw new CommandException(
                "that secret is stored already",
                $"tokens refresh {found.Through} tries it",
                ExitCode.Usage
            )
            : secret;
    }

    private static async Task ProveAsync(
        Session session,
        SecretToRotate found,
        Secret secret,
        CancellationToken cancellation
    )
    {
        var overlay = new Overlay(new Dictionary<CredentialSource, Secret> { [found.Client.Secret] = secret });
        await TrialRefresh.RunAsync(session, found.Through, overlay, cancellation);
    }

    /// <summary>An existing parameter keeps its tier and policies. Ctrl-C does not cancel the write.</summary>
    private static async Task WriteAsync(IParameters parameters, ParameterWrite write)
    {
        var existing = await parameters.ExistingAsync([write.Name], CancellationToken.None);
        await parameters.WriteAsync(existing.Count > 0 ? write with { Policies = [] } : write, CancellationToken.None);
    }
}
