using System.Collections.Immutable;

namespace Tokens.Emulator.Providers;

/// <summary>The access tokens an endpoint has issued, in order.</summary>
public sealed class AccessTokens
{
    private readonly Lock gate = new();
    private readonly TokenEndpointBehaviour behaviour;
    private ImmutableList<string> issued = [];

    internal AccessTokens(TokenEndpointBehaviour behaviour) => this.behaviour = behaviour;

    public IReadOnlyList<string> Every => issued;

    internal string Issue()
    {
        lock (gate)
        {
            var token = $"{behaviour.AccessTokenPrefix}{issued.Count + 1}";
            token = token.Length < behaviour.AccessTokenLength ? $"{token}-" : token;
            issued = issued.Add(token.PadRight(behaviour.AccessTokenLength, 'x'));
            return issued[^1];
        }
    }
}
