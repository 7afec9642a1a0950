using System.CommandLine;

namespace Tokens.Cli.Commands.Authorizing;

/// <summary>What the Selling Partner API's consent link is made of.</summary>
internal sealed class AmazonOptions
{
    private readonly Option<string?> applicationId = new("--application-id")
    {
        Description = "SP-API: the application's id in the Developer Console, for its consent link",
        HelpName = "id",
    };

    private readonly Option<string> centralHost = new("--central")
    {
        Description = "SP-API: the Seller or Vendor Central where the seller is at home",
        HelpName = "host",
        DefaultValueFactory = _ => "sellercentral.amazon.com",
    };

    private readonly Option<bool> isDraft = new("--draft") { Description = "SP-API: the application is a draft yet" };

    public void AddTo(Command command)
    {
        centralHost.Validators.Add(result =>
        {
            if (Uri.CheckHostName(result.GetValueOrDefault<string>() ?? "") == UriHostNameType.Unknown)
            {
                result.AddError("--central: is no host; write it as in sellercentral-europe.amazon.com");
            }
        });
        command.Add(applicationId);
        command.Add(centralHost);
        command.Add(isDraft);
    }

    public AmazonSettings Read(ParseResult parsed, Uri? redirectUri) =>
        new(parsed.GetValue(applicationId), parsed.GetValue(centralHost)!, parsed.GetValue(isDraft), redirectUri);
}

/// <param name="RedirectUri">The one of the application's that is to be used; null for its first.</param>
internal sealed record AmazonSettings(string? ApplicationId, string CentralHost, bool IsDraft, Uri? RedirectUri)
{
    /// <summary>Where the seller gives their consent, yet to be checked.</summary>
    public string ConsentPage => $"https://{CentralHost}/apps/authorize/consent";

    /// <param name="page">The consent page, checked.</param>
    /// <param name="state">That the answer has to repeat.</param>
    /// <returns>Null where nobody says which application it is about.</returns>
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
