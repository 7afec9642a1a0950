using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Tokens.Adapters.Inspection;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Examining;

/// <summary>
/// Tries what changes something so that nothing changes: creates what is there already and with what it may not hold,
/// deletes what is not there, labels a version that there never was. With the credentials of whoever runs this, which are not the functions'.
/// </summary>
internal sealed class PermissionsExamination(
    IParameters parameters,
    ParameterInspector inspector,
    ParameterLayout layout
) : IExamination
{
    /// <summary>No parameter gets as far.</summary>
    private const long NoVersion = 1_000_000_000;

    public string Name => "permissions";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var nowhere = layout.Claims.Append($"doctor-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        yield return await TryAsync(
            "ssm:DeleteParameters",
            $"{layout.Claims}/*",
            () => parameters.DeleteAsync([nowhere], cancellation)
        );
        if (patient.Connections.FirstOrDefault() is not { } connection)
        {
            yield break;
        }

        foreach (var place in await WrittenAsync(connection, cancellation))
        {
            yield return await TryAsync(
                "ssm:PutParameter",
                place.Value,
                () => inspector.TryWritingAsync(place, cancellation)
            );
        }

        if (connection.Client.Secret is CredentialSource.InParameter secret)
        {
            yield return await TryAsync(
                "ssm:LabelParameterVersion",
                secret.Name.Value,
                () => parameters.LabelAsync(secret.Name, NoVersion, Labels.Proven, cancellation)
            );
        }
    }

    /// <summary>One of each folder that this command and the functions write to, as far as they are there.</summary>
    private async Task<IEnumerable<ParameterName>> WrittenAsync(Connection connection, CancellationToken cancellation)
    {
        var names = new List<ParameterName> { layout.Definition(connection.Name), connection.Outputs.AccessToken };
        if (connection.Client.Secret is CredentialSource.InParameter secret)
        {
            names.Add(secret.Name);
        }

        return (await parameters.ExistingAsync(names, cancellation)).OrderBy(
            name => name.Value,
            StringComparer.Ordinal
        );
    }

    private static async Task<Finding> TryAsync(string permission, string place, Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        // What is refused for another reason was allowed.
        catch (StoreException refusal) when (refusal.Message.Contains("(AccessDenied", StringComparison.Ordinal))
        {
            return Finding.Error(place, $"you are not allowed {permission}", $"allow {permission} on it");
        }
        catch (StoreException refusal) when (!refusal.Message.Contains("NotFound)", StringComparison.Ordinal))
        {
            return Finding.Error(place, refusal.Message, "mend what AWS names there, and look once more");
        }
        catch (StoreException) { }

        return Finding.Fine(place, $"you are allowed {permission}");
    }
}
