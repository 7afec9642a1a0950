namespace Tokens.Cli.Commands.Local.Page;

/// <summary>What the page shows and controls. Called by several requests at once.</summary>
internal interface ILocalPageSource
{
    LocalPageState Read();

    /// <summary>Completes with the next change after the call.</summary>
    Task WaitForChangeAsync(CancellationToken cancellation);

    /// <summary>Called only while the state allows actions.</summary>
    /// <param name="action">What to do.</param>
    /// <param name="name">
    /// As the browser sent it: of a connection or, for the secret's actions, of a client; without meaning for the last event.
    /// </param>
    /// <param name="cancellation">The browser no longer waits.</param>
    /// <returns>Why it was not done, for people; null if it was.</returns>
    Task<string?> DoAsync(PageAction action, string name, CancellationToken cancellation);
}

internal enum PageAction
{
    ProviderFails,
    ProviderRecovers,
    Revoke,
    StoreWrongSecret,
    StoreRightSecret,
    RepeatLastEvent,
}
