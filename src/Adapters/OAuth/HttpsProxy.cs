using System.Net;

namespace Tokens.Adapters.OAuth;

/// <summary>
/// A proxy for https alone: there it passes an encrypted connection on (CONNECT, RFC 9110, section 9.3.6). A request over
/// plain http, which only a loopback endpoint is sent, it would read, the client's secret included.
/// </summary>
/// <param name="proxy">The one that the environment or the system names.</param>
public sealed class HttpsProxy(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.Scheme != Uri.UriSchemeHttps || proxy.IsBypassed(host);
}
