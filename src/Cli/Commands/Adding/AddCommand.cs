using System.CommandLine;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Adding;

/// <summary>Adds a connection: tries its credentials first, then writes them, and its definition last.</summary>
internal sealed class AddCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("name") { Description = "The connection's name" };

    private readonly FieldOptions fields = new(
        ConnectionFields.All.Except([ClientFields.ClientId, ClientFields.ClientSecret])
    );

    private readonly Option<string?> keyId = KeyIdOption.Option("The KMS key for its SecureStrings");

    private readonly Option<bool> withoutPolicies = ReminderPolicies.Without();

    private readonly Option<bool> yes = Confirmation.Yes();

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public AddCommand(Shell shell)
        : base("add", "Adds a connection, once its credentials have proved themselves by a real exchange.")
    {
        Add(name);
        fields.AddTo(this);
        Validators.Add(result =>
        {
            if (!fields.Give(ConnectionFields.Client, result) && !fields.Give(ClientFields.Provider, result))
            {
                result.AddError(
                    "give --client with the name of a client that is there (tokens client list shows them), "
                        + "or --provider for a connection with credentials of its own"
                );
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
        + " The names are clientId, clientSecret and refreshToken; those whose parameter is there already may be left out."
        + " With --client only refreshToken is asked for: id and secret are the client's."
        + " What is there already and what would be overwritten is shown first, and asked about.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens add acme --provider amazon-lwa", "asks for the three credentials"),
            (
                "tokens add acme --client my-erp --refresh-token-at /my-erp/refreshToken",
                "uses a client that is there; a refresh token there may be left out"
            ),
            ("tokens add acme --provider salesforce --yes < acme.env", "credentials as lines name=value"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        KeyIdOption.Apply(parsed.GetValue(keyId));
        var text = JsonOutput.OneLineOf(fields.Read(parsed));
        var plan = await session.Get<PlanDefinition>().ConnectionAsync(parsed.GetValue(name)!, text, cancellation);
        var given = await GivenRefreshToken.CompareAsync(
            plan,
            await CredentialQuestions.AskAsync(session.Terminal, plan.Asked, cancellation),
            session.Get<ICredentialStore>(),
            asks: !parsed.GetValue(yes),
            cancellation
        );
        await Confirmation.AskAsync(session.Terminal, parsed.GetValue(yes), plan.Warnings(given), cancellation);
        var tried = await new TryConnection(session).RunAsync(plan, given, cancellation);
        var policies = parsed.GetValue(withoutPolicies) ? [] : plan.Policies;
        var written = await session.Get<WriteDefinition>().ConnectionAsync(plan, given, tried, policies);
        if (parsed.GetValue(json))
        {
            JsonOutput.Write(session.Terminal, AddDocument.Of(plan, written));
        }
        else
        {
            AddTable.Write(session.Terminal, plan, written);
        }

        return ExitCode.Done;
    }
}
