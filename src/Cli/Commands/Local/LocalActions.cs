using Tokens.Cli.Commands.Local.Page;
using Tokens.Cli.SampleProvider;

namespace Tokens.Cli.Commands.Local;

/// <summary>What the page's buttons do to the sample providers and to the built-in emulator.</summary>
internal sealed class LocalActions(SampleConnections samples, ILocalFunctions functions, LocalLog log)
{
    private const string Client = "lwa";

    /// <returns>Why it was not done, for people; null if it was.</returns>
    public async Task<string?> RunAsync(PageAction action, string name, CancellationToken cancellation)
    {
        switch (action)
        {
            case PageAction.RepeatLastEvent when log.LastEvent is { } last:
                log.AddEvent(last.Function, last.Body);
                await functions.InvokeAsync(last.Function, StackEvents.PayloadOf(last.Body), cancellation);
                return null;
            case PageAction.RepeatLastEvent:
                return "No event has come yet.";
            case PageAction.StoreWrongSecret or PageAction.StoreRightSecret when name != Client:
                return $"The secret of {name} is not in a parameter of its own: store one for {Client}.";
            case PageAction.StoreWrongSecret:
                log.Add("you", $"store a secret of {name} that the provider did not issue");
                await samples.PutErpSecretAsync("sample-secret-that-nobody-issued");
                return null;
            case PageAction.StoreRightSecret:
                log.Add("you", $"issue a new secret for {name}, and store it");
                await samples.PutErpSecretAsync(samples.IssueErpSecret());
                return null;
            default:
                return samples.UserOf(name) is { } user
                    ? Act(action, name, user)
                    : $"{name} is none of the sample connections.";
        }
    }

    private string? Act(PageAction action, string name, SampleUser user)
    {
        var provider = user.Provider.Behavior.Provider;
        switch (action)
        {
            case PageAction.ProviderFails:
                user.Provider.IsDown = true;
                log.Add("provider", $"{provider} answers 503 from now on");
                return null;
            case PageAction.ProviderRecovers:
                user.Provider.IsDown = false;
                log.Add("provider", $"{provider} answers again");
                return null;
            case PageAction.Revoke:
                user.Provider.Revoke(user.Client);
                log.Add("provider", $"{provider} revoked the refresh token of {name}");
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
