using System.CommandLine;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Commands.Refresh;
using Tokens.Cli.Failures;
using Tokens.Cli.Help;
using Tokens.Cli.Input;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Authorize;

/// <summary>Signs in at the provider, and stores the refresh token.</summary>
internal sealed class AuthorizeCommand : Command, IHasExamples
{
    private readonly Argument<string> name = new("name") { Description = "The connection" };

    private readonly BrowserOptions browser = new();

    private readonly AmazonOptions amazon = new();

    private readonly Option<string?> keyId = KeyIdOption.Option(
        "The KMS key for a refresh token that is not stored yet"
    );

    private readonly Option<bool> json = new("--json") { Description = "The answer as JSON" };

    public AuthorizeCommand(Shell shell)
        : base("authorize", "Signs in at the provider for a new refresh token, stores it and refreshes.")
    {
        Add(name);
        browser.AddTo(this);
        amazon.AddTo(this);
        Add(keyId);
        Add(json);
        shell.Run(this, RunAsync);
    }

    public string Details =>
        "With an authorization endpoint: in the browser, by an authorization code with PKCE, which comes back to a loopback "
        + "address. For amazon-lwa: the consent link is shown, and its spapi_oauth_code (or the address it led to, or a "
        + "refresh token) is asked for without echo, or read from standard input.";

    public IReadOnlyList<(string Line, string Does)> Examples =>
        [
            ("tokens authorize crm --open", "in the browser"),
            (
                "tokens authorize crm --redirect-uri http://localhost:8976/callback",
                "as it is registered at the provider"
            ),
            ("tokens authorize acme --application-id amzn1.sp.solution.…", "SP-API, through Seller Central"),
        ];

    private async Task<int> RunAsync(Session session, ParseResult parsed, CancellationToken cancellation)
    {
        KeyIdOption.Apply(parsed.GetValue(keyId));
        var found = await session.Get<FindConnection>().RunAsync(parsed.GetValue(name)!, cancellation);
        if (found.Connection.RefreshToken is not { } parameter)
        {
            throw new CommandException(
                $"{found.Name} uses client_credentials, which needs no sign-in",
                $"tokens refresh {found.Name} gets a token",
                ExitCode.Usage
            );
        }

        var signedIn = await SignInAsync(session, parsed, found, cancellation);
        await session
            .Get<KeepRefreshToken>()
            .RunAsync(
                new TokenToKeep(found.Name, parameter, signedIn.RefreshToken) { IsOnlyCopy = signedIn.IsOnlyCopy }
            );
        return await RefreshNow.RunAsync(session, found.Name, parsed.GetValue(json), cancellation);
    }

    private Task<SignedIn> SignInAsync(
        Session session,
        ParseResult parsed,
        FoundConnection found,
        CancellationToken cancellation
    ) =>
        found.Connection switch
        {
            { Endpoint.Authorization: not null } => new BrowserSignIn(session).RunAsync(
                found.Connection,
                browser.Read(parsed),
                cancellation
            ),
            { Provider: var provider } when provider == ProviderProfiles.AmazonLwa => new AmazonConsent(
                session
            ).RunAsync(found.Connection, amazon.Read(parsed, browser.Read(parsed).RedirectUri), cancellation),
            { Provider: var provider } => throw new CommandException(
                $"{found.Name} has no authorization endpoint, and none is known for {provider.DisplayName}",
                "give authorizationEndpoint in its definition; add a host other than the provider's to TOKENS_ALLOWED_HOSTS",
                ExitCode.Usage
            ),
        };
}
