using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Clients;

/// <summary>Writes a client, its definition last, so that no function meets half of it. Ctrl-C does not end it.</summary>
internal sealed class WriteClient(IParameters parameters, WriteCredential credentials)
{
    /// <param name="plan">What is to be.</param>
    /// <param name="given">The credentials that are not in the store.</param>
    /// <param name="policies">For the client secret.</param>
    /// <param name="wasTried">Whether an exchange has proved them.</param>
    /// <returns>The parameters that were written, in their order.</returns>
    /// <exception cref="CommandException">Not all was written.</exception>
    public async Task<IReadOnlyList<ParameterName>> RunAsync(
        ClientPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        IReadOnlyList<NoChangeNotification> policies,
        bool wasTried
    )
    {
        var written = new List<ParameterName>();
        try
        {
            await WriteAsync(plan, given, policies, written);
        }
        catch (StoreException failure)
        {
            throw new CommandException(
                failure.Message,
                written.Count == 0
                    ? "nothing was written; once that is fixed, run it again"
                    : $"written are {string.Join(", ", written)}; once that is fixed, run it again",
                ExitCode.Store
            );
        }

        if (
            wasTried
            && plan.Client.Secret is CredentialSource.InParameter secret
            && given.TryGetValue(secret, out var proved)
        )
        {
            await credentials.TryLabelAsync(secret, proved, isShared: false);
        }

        return written;
    }

    private async Task WriteAsync(
        ClientPlan plan,
        IReadOnlyDictionary<CredentialSource, Secret> given,
        IReadOnlyList<NoChangeNotification> policies,
        List<ParameterName> written
    )
    {
        foreach (var source in new[] { plan.Client.Id, plan.Client.Secret })
        {
            if (source is CredentialSource.InParameter parameter && given.TryGetValue(source, out var value))
            {
                // Of one that is there the tier, which no later write lowers, and the policies are its owner's.
                var isNewSecret = source == plan.Client.Secret && !plan.Exists(source);
                await credentials.RunAsync(parameter.Name, value, isNewSecret ? policies : []);
                written.Add(parameter.Name);
            }
        }

        await parameters.WriteAsync(
            new ParameterWrite(plan.MessageDraft.Name, plan.MessageDraft.Value),
            CancellationToken.None
        );
        written.Add(plan.MessageDraft.Name);
    }
}
