using System.Globalization;
using System.Text;
using Tokens.Functions;

namespace Tokens.Cli.Hosting;

/// <summary>Invokes the functions in this process, each with the text of an event, as Lambda would.</summary>
/// <param name="services">The functions' own, from their start-up.</param>
/// <param name="clock">For the deadline.</param>
internal sealed class FunctionHost(IServiceProvider services, TimeProvider clock)
{
    /// <summary>An operator waits: less than RefreshTokens is given in AWS, and as much as any other.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private int invocations;

    /// <param name="function">The function.</param>
    /// <param name="payload">The event's JSON.</param>
    /// <returns>The answer's JSON; empty where the function answers nothing.</returns>
    public async Task<string> InvokeAsync(FunctionEntry function, string payload)
    {
        var number = Interlocked.Increment(ref invocations).ToString(CultureInfo.InvariantCulture);
        var context = new InvocationContext(function.Name, $"local-{number}", clock.GetUtcNow() + Limit, clock);
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        using var answer = new StreamReader(await function.Create(services)(input, context), Encoding.UTF8);
        return await answer.ReadToEndAsync();
    }
}
