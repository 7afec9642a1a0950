using System.Globalization;

namespace Tokens.Tests.Unit.Domain.UseCases.Leases;

/// <summary>A refresh token that may be exchanged once was exchanged by another after this run had read it.</summary>
public sealed class RefreshedElsewhereTests
{
    private readonly RefreshWorld world = new();

    /// <summary>Both would send the same single-use token; of two definitions the older one keeps it.</summary>
    [Fact]
    public async Task Of_two_connections_that_name_the_same_refresh_token_one_sends_it()
    {
        world.Connect("a", """{"provider":"mercado-libre","refreshToken":"/credentials/refresh-token"}""");
        world.Put("/credentials/refresh-token", The.RefreshToken);
        world.Clock.Advance(The.Tick);
        world.Connect("z", """{"provider":"mercado-libre","refreshToken":"/credentials/refresh-token"}""");
        world.Endpoint.Otherwise = (_, _) => Task.FromResult<ExchangeOutcome>(Some.Refreshed(refreshToken: Next()));

        var report = await world.SweepAsync();

        world.Endpoint.Asked.Should().Equal("a");
        report
            .Failed.Single()
            .Error.Should()
            .Be("/credentials/refresh-token belongs to connection a; give connection z a parameter of its own");
    }

    [Fact]
    public async Task A_token_that_another_process_found_spent_after_the_survey_is_not_sent()
    {
        world.Connect("shop", """{"provider":"mercado-libre"}""");
        var used = Some.Status(ConnectionState.SignInAgain) with { HasUsedToken = true };
        world.Store.BeforeWrite = (_, _) =>
        {
            world.Remember("shop", used);
            return Task.CompletedTask;
        };

        var report = await world.SweepAsync();

        var failed = report.Failed.Should().ContainSingle().Subject;
        (failed.State, failed.Error).Should().Be((ConnectionState.SignInAgain, "a reason"));
        world.Endpoint.Requests.Should().BeEmpty();
        world.Store.Written.Should().ContainSingle("the claim, which nobody gives back");
    }

    [Fact]
    public async Task What_may_have_changed_is_asked_for_in_one_question_and_read_by_nobody()
    {
        world.Connect("shop", """{"provider":"mercado-libre"}""");
        var isClaimed = false;
        var questions = new List<string>();
        world.Store.BeforeWrite = (_, _) =>
        {
            isClaimed = true;
            return Task.CompletedTask;
        };
        world.Store.BeforeRead = names =>
        {
            if (isClaimed)
            {
                questions.Add(string.Join(' ', names));
            }

            return Task.CompletedTask;
        };
        world.Endpoint.On(
            "shop",
            _ =>
            {
                questions.Should().Equal("/tokens/shop/access-token /tokens/shop/refresh-token /tokens/status/shop");
                return Task.FromResult<ExchangeOutcome>(Some.Refreshed());
            }
        );

        (await world.SweepAsync()).Refreshed.Should().ContainSingle();
        world.Store.Decrypted.Where(name => name == "/tokens/shop/refresh-token").Should().ContainSingle();
    }

    private Secret Next() =>
        Some.Secret(
            string.Create(CultureInfo.InvariantCulture, $"fake-refresh-token-after-{world.Endpoint.Requests.Count}")
        );
}
