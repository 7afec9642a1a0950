using System.Text.Json.Nodes;
using Tokens.Adapters.ParameterStore;

namespace Tokens.Cli.SampleProvider;

/// <summary>
/// Three connections with the definitions of docs/examples: the Selling Partner API with its client in the environment, Login
/// with Amazon with SecureStrings, Salesforce with its own client.
/// </summary>
internal sealed class SampleConnections(
    IParameters store,
    Action<string, string> setVariable,
    ProviderListener listener,
    AuthorizationServer amazon,
    AuthorizationServer salesforce
)
{
    public const string Secret = "/my-erp/lwa/clientsecret";

    /// <summary>The settings that the examples need.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["TOKENS_CREDENTIAL_PATHS"] = "/my-erp", ["TOKENS_OUTPUT_PATHS"] = "/sp-api" };

    private const string SpApiClient = "sample-client-sp-api";

    private const string ErpClient = "sample-client-my-erp";

    private const string SalesforceClient = "sample-client-salesforce";

    /// <summary>Writes the definitions and credentials.</summary>
    public async Task ConnectAsync(DateTimeOffset now)
    {
        setVariable("SP_API_CLIENT_ID", SpApiClient);
        setVariable("SP_API_CLIENT_SECRET", amazon.Register(SpApiClient));
        await DefineSpApiAsync(now);
        await DefineAsync("connections/sp-api", ExampleDefinitions.Connection("sp-api"));
        await PutAsync("/sp-api/refresh-token", amazon.SignIn(SpApiClient));

        await DefineAsync("clients/lwa", ExampleDefinitions.Client("lwa", listener.EndpointOf(amazon)));
        await DefineAsync("connections/my-erp", ExampleDefinitions.Connection("lwa"));
        await PutAsync("/my-erp/lwa/clientidentifier", ErpClient);
        await PutAsync(Secret, amazon.Register(ErpClient), Reminders());
        await PutAsync("/my-erp/refreshToken", amazon.SignIn(ErpClient));

        var lifetime = $"{(long)salesforce.Behavior.AccessTokenLifetime.TotalMinutes}m";
        await DefineAsync(
            "connections/salesforce",
            ExampleDefinitions.Connection(
                "salesforce",
                new JsonObject
                {
                    ["tokenEndpoint"] = listener.EndpointOf(salesforce),
                    ["refreshTokenRotates"] = true,
                    ["accessTokenLifetime"] = lifetime,
                }
            )
        );
        await PutAsync("/tokens/salesforce/client-id", SalesforceClient);
        await PutAsync("/tokens/salesforce/client-secret", salesforce.Register(SalesforceClient));
        await PutAsync("/tokens/salesforce/refresh-token", salesforce.SignIn(SalesforceClient));
    }

    /// <summary>A new secret in the functions' environment, and its date in the client's definition.</summary>
    public Task RotateSpApiAsync(DateTimeOffset now)
    {
        setVariable("SP_API_CLIENT_SECRET", amazon.IssueSecret(SpApiClient));
        return DefineSpApiAsync(now);
    }

    /// <summary>Whose refresh tokens a connection has, and at which provider; null for another connection.</summary>
    public SampleUser? UserOf(string connection) =>
        connection switch
        {
            "sp-api" => new SampleUser(amazon, SpApiClient),
            "my-erp" => new SampleUser(amazon, ErpClient),
            "salesforce" => new SampleUser(salesforce, SalesforceClient),
            _ => null,
        };

    /// <returns>The new secret, which is not stored yet.</returns>
    public string IssueErpSecret() => amazon.IssueSecret(ErpClient);

    public Task PutErpSecretAsync(string value) => PutAsync(Secret, value, Reminders());

    private Task DefineSpApiAsync(DateTimeOffset issuedAt) =>
        DefineAsync("clients/sp-api", ExampleDefinitions.Client("sp-api", listener.EndpointOf(amazon), issuedAt));

    private Task DefineAsync(string place, string definition) =>
        store.WriteAsync(
            new ParameterWrite(Name($"/tokens/{place}"), Tokens.Domain.Model.Values.Secret.Of(definition)),
            CancellationToken.None
        );

    private Task PutAsync(string name, string value, IReadOnlyList<NoChangeNotification>? policies = null) =>
        store.WriteAsync(
            new ParameterWrite(Name(name), Tokens.Domain.Model.Values.Secret.Of(value))
            {
                IsSecure = true,
                Policies = policies ?? [],
            },
            CancellationToken.None
        );

    /// <summary>The policies of the standard reminders, which are written with a secret.</summary>
    private static IReadOnlyList<NoChangeNotification> Reminders() =>
        NoChangeNotification.For(
            new RotationPolicy(TimeSpan.FromDays(180), TimeSpan.FromDays(7), RotationPolicy.StandardReminders)
        );

    private static ParameterName Name(string text) => ((Parsed<ParameterName>.Valid)ParameterName.Parse(text)).Value;
}

/// <summary>A sample connection's client at its provider.</summary>
internal sealed record SampleUser(AuthorizationServer Provider, string Client);
