using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Tokens.Adapters.ParameterStore;
using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;
using Tokens.Domain.Ports;

namespace Tokens.Cli.Commands.Examining;

/// <summary>
/// Tries what changes something so that nothing changes: creates what is there already, deletes what is not there, labels a
/// version that there never was. With the credentials of whoever runs this, which are not the functions'.
/// </summary>
internal sealed class PermissionsExamination(IParameters parameters, ParameterLayout layout) : IExamination
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

        var definition = layout.Definition(connection.Name);
        yield return await TryAsync(
            "ssm:PutParameter",
            definition.Value,
            () => parameters.CreateAsync(new ParameterWrite(definition, Secret.Of("{}")), cancellation)
        );
        if (connection.Credentials.ClientSecret is CredentialSource.InParameter secret)
        {
            yield return await TryAsync(
                "ssm:LabelParameterVersion",
                secret.Name.Value,
                () => parameters.LabelAsync(secret.Name, NoVersion, Labels.Proven, cancellation)
            );
        }
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
            return new(Severity.Error, place, $"you are not allowed {permission}", $"allow {permission} on it");
        }
        catch (StoreException refusal) when (!refusal.Message.Contains("NotFound)", StringComparison.Ordinal))
        {
            return new(Severity.Error, place, refusal.Message);
        }
        catch (StoreException) { }

        return new(Severity.Fine, place, $"you are allowed {permission}");
    }
}
