using Amazon.SimpleSystemsManagement;
using Tokens.Emulator;
using Tokens.Emulator.Providers;
using Tokens.Tests.Guard;

namespace Tokens.Tests.Integration.Worlds;

/// <summary>Searches all that a world's functions showed to anybody for the world's secrets.</summary>
internal sealed class WorldGuard
{
    private readonly SecretsGuard guard = new();

    public void Keep(IEnumerable<string> secrets) => guard.Keep(secrets);

    public void Show(string function, LambdaHost host)
    {
        foreach (var line in host.Output.Lines)
        {
            guard.Show($"{function}'s {line.Source}", line.Text);
        }

        foreach (var answer in host.Sent)
        {
            guard.Show($"{function}'s answer", answer);
        }
    }

    public void Show(string where, string text) => guard.Show(where, text);

    public void Show(TokenServer server)
    {
        foreach (var request in server.Requests)
        {
            guard.Show("the URI of a token request", request.Path + request.QueryString);
        }
    }

    public void Show(Inbox inbox)
    {
        foreach (var message in inbox.Messages)
        {
            guard.Show("a message", $"{message.Subject}\n{message.Text}\n{string.Join('\n', message.Attributes)}");
        }
    }

    /// <summary>Other protocols' texts too, which an inbox never gets to see.</summary>
    public void Show(AwsEmulator store)
    {
        foreach (var message in store.Published)
        {
            guard.Show(
                "a publication",
                $"{message.Subject}\n{message.Message}\n{string.Join('\n', message.Attributes)}"
            );
        }
    }

    public async Task ShowClearTextsAsync(IAmazonSimpleSystemsManagement ssm, string root)
    {
        foreach (var (name, value) in await ClearTexts.ReadAsync(ssm, root))
        {
            guard.Show($"the parameter {name}", value);
        }
    }

    /// <exception cref="SecretShownException">The functions showed a secret.</exception>
    public void Check() => guard.Check();
}
