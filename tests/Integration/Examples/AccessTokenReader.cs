using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace Tokens.Tests.Integration.Examples;

// As docs/consumers.md shows it; a test holds the two together.
public sealed class AccessTokenReader(IAmazonSimpleSystemsManagement ssm, string parameter, TimeProvider clock)
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(1);

    private volatile Copy? copy;

    /// <param name="afresh">After a 401: not the copy.</param>
    public async Task<string> ReadAsync(bool afresh = false, CancellationToken cancellation = default)
    {
        if (!afresh && copy is { } kept && clock.GetElapsedTime(kept.ReadAt) < Age)
        {
            return kept.Token;
        }

        var readAt = clock.GetTimestamp();
        var request = new GetParameterRequest { Name = parameter, WithDecryption = true };
        var token = (await ssm.GetParameterAsync(request, cancellation)).Parameter.Value;
        copy = new Copy(token, readAt);
        return token;
    }

    private sealed record Copy(string Token, long ReadAt);
}
