using System.Net;
using FluentAssertions;
using Tokens.Emulator.Providers;
using Xunit;

namespace Tokens.Tests.Integration.TokenServers;

public sealed class FaultTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Fault> Kinds = new()
    {
        ["page"] = Fault.Html(200),
        ["error"] = Fault.Error(200, "invalid_code"),
        ["redirect"] = Fault.Redirect(307, new Uri("http://127.0.0.1:9/elsewhere")),
        ["throttle"] = Fault.TooManyRequests(TimeSpan.FromMinutes(2)),
        ["abort"] = Fault.Abort,
        ["truncated"] = Fault.Truncated,
    };

    private TokenServer server = null!;
    private TokenEndpoint endpoint = null!;
    private string token = "";

    public async Task InitializeAsync()
    {
        server = await TokenServer.StartAsync();
        var singleUse = new RefreshTokenRotation.SingleUse();
        (endpoint, token) = TokenClient.Mount(server, TokenEndpointBehaviour.OAuth2 with { Rotation = singleUse });
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("page", 200, "<!DOCTYPE html><html><body>Back soon</body></html>")]
    [InlineData("error", 200, """{"error":"invalid_code"}""")]
    [InlineData("redirect", 307, "")]
    [InlineData("throttle", 429, """{"error":"rate_limit_exceeded"}""")]
    [InlineData("abort", 0, "")]
    [InlineData("truncated", 0, "")]
    public async Task A_fault_takes_the_place_of_the_exchange(string kind, int status, string body)
    {
        endpoint.Faults.Next(Kinds[kind]);

        var reply = await TryAsync();

        ((int)(reply?.Status ?? 0), reply?.Body ?? "").Should().Be((status, body));
        reply?.Headers.Location.Should().Be(kind == "redirect" ? new Uri("http://127.0.0.1:9/elsewhere") : null);
        (reply?.Headers.RetryAfter?.Delta).Should().Be(kind == "throttle" ? TimeSpan.FromMinutes(2) : null);
        endpoint.RefreshTokens.IsAlive(token).Should().BeTrue();
    }

    [Fact]
    public async Task A_standing_fault_lasts_until_it_is_cleared_behind_those_for_one_request()
    {
        endpoint.Faults.UntilCleared(Fault.Status(500));
        endpoint.Faults.Next(Fault.Status(502));

        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.BadGateway);
        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.InternalServerError);
        endpoint.Faults.Clear();
        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_oversized_answer_is_JSON_of_the_size_that_was_asked_for()
    {
        endpoint.Faults.Next(new OversizedBody(5_000_000));

        (await RefreshAsync()).AccessToken.Should().HaveLength(5_000_000);
    }

    [Fact]
    public async Task A_slow_exchange_is_done_though_the_client_has_left()
    {
        endpoint.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(1)));
        using var leaving = new CancellationTokenSource();
        var refresh = TokenClient.RefreshAsync(endpoint, token, cancellation: leaving.Token);
        await EventuallyAsync(() => server.Requests.Count == 1);
        await leaving.CancelAsync();

        await FluentActions.Awaiting(() => refresh).Should().ThrowAsync<OperationCanceledException>();
        await EventuallyAsync(() => !endpoint.RefreshTokens.IsAlive(token));
    }

    [Fact]
    public async Task A_hanging_endpoint_does_nothing_and_does_not_keep_the_server_from_stopping()
    {
        var stopping = await TokenServer.StartAsync();
        (endpoint, token) = TokenClient.Mount(stopping, endpoint.Behaviour);
        endpoint.Faults.Next(Fault.Hang);
        var hanging = TryAsync();
        await EventuallyAsync(() => stopping.Requests.Count == 1);

        await stopping.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

        (await hanging, endpoint.RefreshTokens.IsAlive(token)).Should().Be((null, true));
    }

    private static async Task EventuallyAsync(Func<bool> done)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!done())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private Task<TokenReply> RefreshAsync() => TokenClient.RefreshAsync(endpoint, token);

    private async Task<TokenReply?> TryAsync()
    {
        try
        {
            return await RefreshAsync();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
