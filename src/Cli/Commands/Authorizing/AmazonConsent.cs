using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Tokens.Cli.Failures;
using Tokens.Cli.Input;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Authorizing;

/// <summary>
/// The Selling Partner API's consent, which runs through Seller Central and ends on the application's own website: the
/// person carries what comes back here (SP-API, "Website authorization workflow" and "Self-authorization").
/// </summary>
internal sealed class AmazonConsent(Session session)
{
    /// <summary>How every refresh token of Login with Amazon begins.</summary>
    private const string RefreshTokenPrefix = "Atzr|";

    private static readonly SecretField Answer = new(
        "code",
        "spapi_oauth_code, the address it came in, or a refresh token"
    );

    /// <returns>The refresh token.</returns>
    /// <exception cref="CommandException">There was none: nothing was written.</exception>
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

    /// <summary>A seller trusts the link that their developer sends: it leads to Amazon, or where the operator allows.</summary>
    private Uri Permitted(ProviderProfile provider, string consentPage) =>
        provider.PermitAuthorizationEndpoint(consentPage, session.Get<AllowedHosts>()) switch
        {
            Parsed<Uri>.Valid page => page.Value,
            Parsed<Uri>.Invalid invalid => throw new CommandException(
                $"--central: {invalid.Problem}",
                "give the host alone, as in sellercentral-europe.amazon.com",
                ExitCode.Usage
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private void Show(Uri? link)
    {
        string[] steps =
        [
            "Your own application: in Seller Central or Vendor Central open Develop Apps, choose Authorize at the application, and copy the refresh token.",
            link is null
                ? "A public application: give --application-id for its consent link."
                : $"A public application: have the seller open {link.AbsoluteUri}",
            "They are sent on to the application's website; copy spapi_oauth_code from that address, or the whole address. It is good for 5 minutes.",
        ];
        foreach (var step in steps)
        {
            session.Terminal.Note(Style.Accent, "step", step);
        }
    }

    /// <summary>A whole address tells its state as well; one that was not made here is somebody else's.</summary>
    private Secret CodeIn(Secret text, string state)
    {
        if (!Uri.TryCreate(text.Reveal(), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            return text;
        }

        var query = QueryHelpers.ParseQuery(address.Query);
        // Piped in, it was made by an earlier run, whose state nobody knows any more.
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
            : throw new CommandException("that address holds no spapi_oauth_code", "copy it once more", ExitCode.Usage);
    }
}
