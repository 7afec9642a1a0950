using Amazon.Runtime;

namespace Tokens.Tests.Unit.Adapters;

/// <summary>Has an AWS client send through a handler of the test's.</summary>
internal sealed class HandlerFactory(HttpMessageHandler handler) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handler, disposeHandler: false);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
