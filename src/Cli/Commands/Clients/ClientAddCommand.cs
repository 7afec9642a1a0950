using System.CommandLine;
using Tokens.Cli.Commands.Adding;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Clients;

/// <summary>Adds a client: tries its credentials where a connection can, then writes them, and its definition last.</summary>
internal sealed class ClientAddCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("name") { Description = "The client's name" };

    private readonly FieldOptions fields = new(ClientFields.All);

    private readonly Option<string?> keyId = KeyIdOption.Option("The KMS key for its SecureStrings");

    private readonly Option<bool> withoutPolicies = ReminderPolicies.Without();

    private readonly Option<bool> yes = Confirmation.Yes();

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public ClientAddCommand(Shell shell)
        : base("add", "Adds a client with its id and secret, or replaces one.")
    {
        Add(name);
        fields.AddTo(this);
        Validators.Add(result =>
        {
            if (!fields.Give(ClientFields.Provider, result))
            {
                result.AddError("give --provider, as in --provider amazon-lwa");
            }
        });
        Add(keyId);
        Add(withoutPolicies);
        Add(yes);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public string Details =>
        SecretsInput.Help
        + " The names are clientId and clientSecret; those whose parameter is there already may be left out."
        + " Where the client has a connection, a real exchange of that one tries them before anything is written;"
        + " otherwise tokens add with --client does, for its first connection.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens client add my-erp --provider amazon-lwa", "asks for its id and secret"),
            (
                "tokens client add my-erp --provider amazon-lwa --client-id-at /my-erp/lwa/clientidentifier --client-secret-at /my-erp/lwa/clientsecret",
                "uses those that are there already"
            ),
            ("tokens client add crm --provider salesforce --yes < crm.env", "credentials as lines name=value"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        KeyIdOption.Apply(parsed.GetValue(keyId));
        var plan = await session
            .Get<PlanDefinition>()
            .ClientAsync(parsed.GetValue(name)!, JsonOutput.OneLineOf(fields.Read(parsed)), cancellation);
        var given = await CredentialQuestions.AskAsync(session.Terminal, plan.Asked, cancellation);
        await Confirmation.AskAsync(session.Terminal, parsed.GetValue(yes), plan.Warnings(given), cancellation);
        var triedBy = await new TryClient(session).RunAsync(plan, given, cancellation);
        var policies = parsed.GetValue(withoutPolicies) ? [] : plan.Policies;
        var written = await session
            .Get<WriteDefinition>()
            .ClientAsync(plan, given, policies, wasTried: triedBy is not null);
        ClientAnswer.Write(session.Terminal, new AddedClient(plan, triedBy, written), parsed.GetValue(json));
        return ExitCode.Done;
    }
}
