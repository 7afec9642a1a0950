using System.CommandLine;

namespace Tokens.Cli.Commands.Authorize;

/// <summary>The options for the consent link of the Selling Partner API.</summary>
internal sealed class AmazonOptions
{
    private readonly Option<string?> applicationId = new("--application-id")
    {
        Description = "SP-API: the application's id in the Developer Console, for its consent link",
        HelpName = "id",
    };

    private readonly Option<string> centralHost = new("--central")
    {
        Description = "SP-API: the host of the seller's Seller or Vendor Central",
        HelpName = "host",
        DefaultValueFactory = _ => "sellercentral.amazon.com",
    };

    private readonly Option<bool> isDraft = new("--draft") { Description = "SP-API: the application is a draft" };

    public void AddTo(Command command)
    {
        centralHost.Validators.Add(result =>
        {
            if (Uri.CheckHostName(result.GetValueOrDefault<string>() ?? "") == UriHostNameType.Unknown)
            {
                result.AddError("--central: is not a host; write it as in sellercentral-europe.amazon.com");
            }
        });
        command.Add(applicationId);
        command.Add(centralHost);
        command.Add(isDraft);
    }

    public AmazonSettings Read(ParseResult parsed, Uri? redirectUri) =>
        new(parsed.GetValue(applicationId), parsed.GetValue(centralHost)!, parsed.GetValue(isDraft), redirectUri);
}

/// <param name="RedirectUri">One of the application's redirect URIs; null for its first.</param>
internal sealed record AmazonSettings(string? ApplicationId, string CentralHost, bool IsDraft, Uri? RedirectUri)
{
    /// <summary>Where the seller gives consent; not validated yet.</summary>
    public string ConsentPage => $"https://{CentralHost}/apps/authorize/consent";

    /// <returns>Null without an application id.</returns>
    public Uri? LinkWith(Uri page, string state)
    {
        if (ApplicationId is null)
        {
            return null;
        }

        var query = $"application_id={Uri.EscapeDataString(ApplicationId)}&state={state}";
        // A draft is authorised by its developer's own account.
        query += IsDraft ? "&version=beta" : "";
        query += RedirectUri is null ? "" : $"&redirect_uri={Uri.EscapeDataString(RedirectUri.OriginalString)}";
        return new UriBuilder(page) { Query = query }.Uri;
    }
}
