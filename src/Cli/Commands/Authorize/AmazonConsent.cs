using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Tokens.Cli.Failures;
using Tokens.Cli.Input;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Authorize;

/// <summary>
/// The Selling Partner API's consent, which runs through Seller Central and ends on the application's own website: the
/// operator pastes the result here (SP-API, "Website authorization workflow" and "Self-authorization").
/// </summary>
internal sealed class AmazonConsent(Session session)
{
    /// <summary>Every refresh token of Login with Amazon begins with it.</summary>
    private const string RefreshTokenPrefix = "Atzr|";

    private static readonly SecretField Answer = new(
        "code",
        "spapi_oauth_code, the address it came in, or a refresh token"
    );

    /// <returns>The refresh token.</returns>
    /// <exception cref="CommandException">There was none; nothing was written.</exception>
    public async Task<SignedIn> RunAsync(Connection connection, AmazonSettings settings, CancellationToken cancellation)
    {
        var page = Permitted(connection.Provider, settings.ConsentPage);
        var client = await ReadClient.RunAsync(session.Get<ICredentialStore>(), connection, cancellation);
        var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
        Show(settings.LinkWith(page, state));
        var given = await new SecretsInput(session.Terminal).ReadAsync([Answer], cancellation);
        var text = given[Answer.Name];
        var request = text.Reveal().StartsWith(RefreshTokenPrefix, StringComparison.Ordinal)
            ? new TokenRequest(connection, client, text)
            : new TokenRequest(connection, client, null)
            {
                Code = new AuthorizationCode(CodeIn(text, state), settings.RedirectUri, null),
            };
        return await CodeExchange.RunAsync(session, request, cancellation);
    }

    /// <summary>A seller trusts the link from their developer: it leads to Amazon, or to a host that the operator allows.</summary>
    private Uri Permitted(ProviderProfile provider, string consentPage) =>
        provider
            .PermitAuthorizationEndpoint(consentPage, session.Get<AllowedHosts>())
            .OrUsageError("give the host alone, as in sellercentral-europe.amazon.com", "--central: ");

    private void Show(Uri? link)
    {
        string[] steps =
        [
            "Your own application: in Seller Central or Vendor Central open Develop Apps, choose Authorize at the application, and copy the refresh token.",
            link is null
                ? "A public application: give --application-id for its consent link."
                : $"A public application: the seller opens {link.AbsoluteUri}",
            "Amazon redirects to the application's website; copy spapi_oauth_code from that address, or the whole address. It is valid for 5 minutes.",
        ];
        foreach (var step in steps)
        {
            session.Terminal.Note(Style.Accent, "step", step);
        }
    }

    /// <summary>A whole address holds the state as well; a state that was not created here belongs to another sign-in.</summary>
    private Secret CodeIn(Secret text, string state)
    {
        if (!Uri.TryCreate(text.Reveal(), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            return text;
        }

        var query = QueryHelpers.ParseQuery(address.Query);
        // Piped in, it comes from an earlier run, whose state was not kept.
        if (session.Terminal.Input.IsInteractive && query["state"] != state)
        {
            throw new CommandException(
                "that address has another state than the link above: it belongs to another sign-in",
                "open the link above, and copy what it leads to",
                ExitCode.Trouble
            );
        }

        return query["spapi_oauth_code"].ToString() is { Length: > 0 } code
            ? Secret.Of(code)
            : throw new CommandException("that address holds no spapi_oauth_code", "copy it again", ExitCode.Usage);
    }
}
