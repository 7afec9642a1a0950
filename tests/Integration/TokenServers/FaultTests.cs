using System.Net;
using FluentAssertions;
using Tokens.Tests.TokenServers;
using Xunit;

namespace Tokens.Tests.Integration.TokenServers;

public sealed class FaultTests : IAsyncLifetime
{
    private TokenServer server = null!;
    private TokenEndpoint endpoint = null!;
    private string token = "";

    public async Task InitializeAsync()
    {
        server = await TokenServer.StartAsync();
        var singleUse = new RefreshTokenRotation.SingleUse();
        (endpoint, token) = ProviderTests.Mount(server, TokenEndpointBehaviour.OAuth2 with { Rotation = singleUse });
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_fault_for_some_requests_is_over_after_them()
    {
        endpoint.Faults.Next(Fault.Status(503), requests: 2);

        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_standing_fault_lasts_until_it_is_cleared_behind_those_for_some_requests()
    {
        endpoint.Faults.UntilCleared(Fault.Status(500));
        endpoint.Faults.Next(Fault.Status(502));

        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.BadGateway);
        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.InternalServerError);
        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.InternalServerError);
        endpoint.Faults.Clear();
        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_aborted_connection_leaves_the_token_unused()
    {
        endpoint.Faults.Next(Fault.Abort);

        await FluentActions.Awaiting(RefreshAsync).Should().ThrowAsync<HttpRequestException>();

        endpoint.RefreshTokens.IsAlive(token).Should().BeTrue();
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_token_used()
    {
        endpoint.Faults.Next(Fault.AnswerLost);

        await FluentActions.Awaiting(RefreshAsync).Should().ThrowAsync<HttpRequestException>();

        endpoint.RefreshTokens.IsAlive(token).Should().BeFalse();
        endpoint.AccessTokens.Every.Should().ContainSingle();
    }

    [Fact]
    public async Task Any_fault_can_come_after_the_exchange()
    {
        endpoint.Faults.Next(Fault.Status(504) with { ExchangeDone = true });

        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.GatewayTimeout);

        endpoint.RefreshTokens.IsAlive(token).Should().BeFalse();
    }

    [Fact]
    public async Task HTML_can_come_with_any_status()
    {
        endpoint.Faults.Next(Fault.Html(200));

        var reply = await RefreshAsync();

        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.Body.Should().StartWith("<!DOCTYPE html>");
    }

    [Fact]
    public async Task An_error_can_come_with_status_200()
    {
        endpoint.Faults.Next(Fault.Error(200, "invalid_code"));

        var reply = await RefreshAsync();

        (reply.Status, reply.Error).Should().Be((HttpStatusCode.OK, "invalid_code"));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task A_redirect_tells_where_to(int status)
    {
        var elsewhere = new Uri(server.Address, "/elsewhere");
        endpoint.Faults.Next(Fault.Redirect(status, elsewhere));

        var reply = await RefreshAsync();

        ((int)reply.Status, reply.Location).Should().Be((status, elsewhere));
    }

    [Fact]
    public async Task Too_many_requests_tell_when_to_come_back_in_seconds_or_as_a_date()
    {
        var date = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        endpoint.Faults.Next(Fault.TooManyRequests(TimeSpan.FromMinutes(2)));
        endpoint.Faults.Next(Fault.TooManyRequests(date));

        (await RefreshAsync()).RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(2));
        var second = await RefreshAsync();

        second.Status.Should().Be(HttpStatusCode.TooManyRequests);
        second.RetryAfter!.Date.Should().Be(date);
    }

    [Fact]
    public async Task A_truncated_answer_breaks_off()
    {
        endpoint.Faults.Next(Fault.Truncated);

        await FluentActions.Awaiting(RefreshAsync).Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_oversized_answer_is_JSON_of_the_size_that_was_asked_for(bool tellsLength)
    {
        endpoint.Faults.Next(new OversizedBody(5_000_000, tellsLength));

        (await RefreshAsync()).AccessToken.Should().HaveLength(5_000_000);
    }

    [Fact]
    public async Task A_hanging_endpoint_answers_nobody_and_does_nothing()
    {
        endpoint.Faults.Next(Fault.Hang);
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        using var form = new FormUrlEncodedContent([new("grant_type", "refresh_token"), new("refresh_token", token)]);

        await FluentActions
            .Awaiting(() => http.PostAsync(endpoint.Uri, form))
            .Should()
            .ThrowAsync<TaskCanceledException>();

        endpoint.RefreshTokens.IsAlive(token).Should().BeTrue();
    }

    [Fact]
    public async Task A_slow_exchange_is_answered_late()
    {
        endpoint.Faults.Next(Fault.Slow(TimeSpan.FromMilliseconds(300)));
        var started = TimeProvider.System.GetTimestamp();

        (await RefreshAsync()).Status.Should().Be(HttpStatusCode.OK);

        TimeProvider.System.GetElapsedTime(started).Should().BeGreaterThan(TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task A_slow_exchange_is_done_though_the_client_has_left()
    {
        endpoint.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(1)));
        using var leaving = new CancellationTokenSource();
        var refresh = TokenClient.RefreshAsync(endpoint, token, cancellationToken: leaving.Token);
        await EventuallyAsync(() => server.Requests.Count == 1);
        await leaving.CancelAsync();

        await FluentActions.Awaiting(() => refresh).Should().ThrowAsync<OperationCanceledException>();
        await EventuallyAsync(() => !endpoint.RefreshTokens.IsAlive(token));
    }

    [Fact]
    public async Task An_answer_can_be_anything()
    {
        endpoint.Faults.Next(new ArbitraryAnswer(418, "text/plain", "short and stout"));

        var reply = await RefreshAsync();

        ((int)reply.Status, reply.Body).Should().Be((418, "short and stout"));
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
}
