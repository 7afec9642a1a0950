using System.Security.Cryptography;
using Tokens.Adapters.Inspection;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Operations;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>
/// Tries writes that cannot change anything: creates a parameter that exists with a value its pattern forbids, deletes one
/// that does not exist, labels a version that does not exist. It uses the operator's credentials, not the functions'.
/// </summary>
internal sealed class PermissionsCheck(IParameters parameters, ParameterInspector inspector, ParameterLayout layout)
    : IDoctorCheck
{
    /// <summary>No parameter has that many.</summary>
    private const long NoVersion = 1_000_000_000;

    public string Name => "permissions";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        var nowhere = layout.Claims.Append($"doctor-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        yield return await TryAsync(
            "ssm:DeleteParameters",
            $"{layout.Claims}/*",
            () => parameters.DeleteAsync([nowhere], context.Cancellation)
        );
        if (context.Connections.FirstOrDefault() is not { } connection)
        {
            yield break;
        }

        foreach (var place in await WritableAsync(connection, context.Cancellation))
        {
            yield return await TryAsync(
                "ssm:PutParameter",
                place.Value,
                () => inspector.TryWritingAsync(place, context.Cancellation)
            );
        }

        if (connection.Client.Secret is CredentialSource.InParameter secret)
        {
            yield return await TryAsync(
                "ssm:LabelParameterVersion",
                secret.Name.Value,
                () => parameters.LabelAsync(secret.Name, NoVersion, Labels.Proven, context.Cancellation)
            );
        }
    }

    /// <summary>One of each folder that this command and the functions write to, as far as they exist.</summary>
    private async Task<IEnumerable<ParameterName>> WritableAsync(Connection connection, CancellationToken cancellation)
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
        // A call that fails for another reason was allowed.
        catch (StoreException refusal) when (refusal.Kind == StoreErrorKind.AccessDenied)
        {
            return Finding.Error(place, $"you are not allowed {permission}", $"allow {permission} on it");
        }
        catch (StoreException refusal) when (refusal.Kind != StoreErrorKind.NotFound)
        {
            return Finding.Error(place, refusal.Message, "fix what AWS reports, and run tokens doctor again");
        }
        catch (StoreException) { }

        return Finding.Fine(place, $"you are allowed {permission}");
    }
}
