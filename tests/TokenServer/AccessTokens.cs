namespace Tokens.Tests.TokenServers;

/// <summary>The access tokens an endpoint has given out, in order.</summary>
public sealed class AccessTokens
{
    private readonly Lock gate = new();
    private readonly List<string> issued = [];
    private readonly TokenEndpointBehaviour behaviour;

    internal AccessTokens(TokenEndpointBehaviour behaviour) => this.behaviour = behaviour;

    public IReadOnlyList<string> Every
    {
        get
        {
            lock (gate)
            {
                return [.. issued];
            }
        }
    }

    internal string Issue()
    {
        lock (gate)
        {
            var token = $"{behaviour.AccessTokenPrefix}{issued.Count + 1}";
            token =
                token.Length < behaviour.AccessTokenLength
                    ? $"{token}-".PadRight(behaviour.AccessTokenLength, 'x')
                    : token;
            issued.Add(token);
            return token;
        }
    }
}
