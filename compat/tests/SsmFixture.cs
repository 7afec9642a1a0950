using System.Net;
using Amazon.SimpleSystemsManagement;

namespace Tokens.Tests.Compat;

/// <summary>A client whose every attempt meets the answers given, and that does not retry.</summary>
internal sealed class SsmFixture : IDisposable
{
    private readonly Recorder aws;

    public SsmFixture(string answer)
        : this(HttpStatusCode.OK, answer) { }

    public SsmFixture(HttpStatusCode status, string answer)
    {
        aws = new Recorder((status, answer));
        Client = new AmazonSimpleSystemsManagementClient(
            "AKIDEXAMPLE",
            "not-a-real-secret-key-only-for-tests",
            new AmazonSimpleSystemsManagementConfig
            {
                RegionEndpoint = Amazon.RegionEndpoint.EUWest1,
                HttpClientFactory = aws.Clients,
                MaxErrorRetry = 0,
            }
        );
    }

    public AmazonSimpleSystemsManagementClient Client { get; }

    public Sent Sent => aws.Requests.Single();

    public void Dispose() => Client.Dispose();
}
