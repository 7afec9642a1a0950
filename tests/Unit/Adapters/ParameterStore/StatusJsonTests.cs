using FsCheck;
using FsCheck.Fluent;

namespace Tokens.Tests.Unit.Adapters.ParameterStore;

public sealed class StatusJsonTests
{
    [Fact]
    public void A_status_is_written_with_what_there_is_to_say()
    {
        var status = new ConnectionStatus(ConnectionState.Retrying, The.Now)
        {
            Reason = "busy",
            Failures = 2,
            RetryAt = The.Now + TimeSpan.FromMinutes(1),
            Underlying = new StateSince(ConnectionState.SignInAgain, The.Now),
            FallbackVersion = 3,
            Lifetime = TimeSpan.FromMinutes(30),
        };

        StatusJson
            .Write(status)
            .Should()
            .Be(
                """{"state":"retrying","since":"2026-11-21T10:30:00+00:00","reason":"busy","failures":2,"""
                    + "\"retryAt\":\"2026-11-21T10:31:00+00:00\",\"behind\":\"sign-in-again\",\"behindSince\":\"2026-11-21T10:30:00+00:00\",\"runningOnVersion\":3,\"lifetime\":\"1800s\"}"
            );
        StatusJson
            .Write(new ConnectionStatus(ConnectionState.Healthy, The.Now))
            .Should()
            .Be("""{"state":"healthy","since":"2026-11-21T10:30:00+00:00"}""");
        StatusJson
            .Write(new ConnectionStatus(ConnectionState.SignInAgain, The.Now) { HasUsedToken = true })
            .Should()
            .Be("""{"state":"sign-in-again","since":"2026-11-21T10:30:00+00:00","rememberedFirst":true}""");
        StatusJson
            .Write(
                new ConnectionStatus(ConnectionState.SignInAgain, The.Now)
                {
                    LastNotified = new StateSince(ConnectionState.Healthy, The.Now),
                }
            )
            .Should()
            .Be(
                """{"state":"sign-in-again","since":"2026-11-21T10:30:00+00:00","lastNotified":"healthy","lastNotifiedSince":"2026-11-21T10:30:00+00:00"}"""
            );
    }

    /// <summary>As an earlier version stored it: with the provider's text, and only its control characters taken out.</summary>
    [Fact]
    public void What_an_earlier_version_let_through_is_read_without_links_and_control_sequences()
    {
        const string stored =
            """{"state":"sign-in-again","since":"2026-11-21T10:30:00+00:00","reason":"api.amazon.com answered 400: invalid_grant \u001b]0;x\u0007see https://evil.example/login\u202e\nnow","failures":1}""";

        StatusJson
            .Parse(stored)
            .Valid()
            .Reason.Should()
            .Be("api.amazon.com answered 400: invalid_grant see (link removed) now");
    }

    [Theory]
    [InlineData(ConnectionState.Healthy, "healthy")]
    [InlineData(ConnectionState.Retrying, "retrying")]
    [InlineData(ConnectionState.SecretRefused, "secret-refused")]
    [InlineData(ConnectionState.SignInAgain, "sign-in-again")]
    [InlineData(ConnectionState.Misconfigured, "misconfigured")]
    public void Each_state_has_its_word(ConnectionState state, string word) =>
        StatusJson.Write(new ConnectionStatus(state, The.Now)).Should().StartWith($$"""{"state":"{{word}}",""");

    /// <summary>Parameter Store refused it, so that the status was never remembered and nobody ever told.</summary>
    [Theory]
    [InlineData("Grant {{grant_id}} revoked")]
    [InlineData("{{{{a}}")]
    [InlineData("\\{{{a}}}")]
    public void Words_that_look_like_a_reference_are_no_reference(string reason)
    {
        var json = StatusJson.Write(new ConnectionStatus(ConnectionState.SignInAgain, The.Now) { Reason = reason });

        json.Should().NotContain("{{");
        ((Parsed<ConnectionStatus>.Valid)StatusJson.Parse(json)).Value.Reason.Should().Be(reason);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var statuses =
            from state in Gen.Elements(Enum.GetValues<ConnectionState>())
            from minutes in Gen.Choose(0, 1_000_000)
            from failures in Gen.Choose(0, 1000)
            from lifetime in Gen.Choose(0, 100_000)
            from version in Gen.Choose(0, 100)
            from reason in Gen.Elements<string?>(null, "", "busy", "\"quoted\" <é> {{a}}")
            select new ConnectionStatus(state, The.Now + (minutes * The.Tick))
            {
                Reason = reason,
                Failures = failures,
                RetryAt = minutes % 2 == 0 ? null : The.Now + TimeSpan.FromMinutes(minutes),
                Underlying = failures == 0 ? null : new StateSince((ConnectionState)(failures % 5), The.Now),
                LastNotified = version % 3 == 0 ? null : new StateSince((ConnectionState)(version % 5), The.Now),
                HasUsedToken = version % 2 == 0,
                FallbackVersion = version == 0 ? null : version,
                Lifetime = lifetime == 0 ? null : TimeSpan.FromSeconds(lifetime),
            };

        Prop.ForAll(statuses.ToArbitrary(), status => StatusJson.Parse(StatusJson.Write(status)).Valid() == status)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_connection_of_which_nothing_was_known_is_read_again_too()
    {
        var status = ConnectionStatus.Unknown with { Lifetime = TimeSpan.FromSeconds(1) };

        StatusJson.Parse(StatusJson.Write(status)).Valid().Should().Be(status);
    }

    [Fact]
    public void A_long_reason_is_cut_so_that_a_standard_parameter_holds_it()
    {
        var status = new ConnectionStatus(ConnectionState.Misconfigured, The.Now) { Reason = new string('x', 10_000) };

        StatusJson.Parse(StatusJson.Write(status)).Valid().Reason.Should().HaveLength(2000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"state":"healthy"}""")]
    [InlineData("""{"state":"Healthy","since":"2026-11-21T10:30:00Z"}""")]
    [InlineData("""{"state":"unheard-of","since":"2026-11-21T10:30:00Z"}""")]
    [InlineData("""{"state":"healthy","since":"soon"}""")]
    [InlineData("""{"state":"healthy","since":"2026-11-21T10:30:00Z","failures":-1}""")]
    [InlineData("""{"state":"healthy","since":"2026-11-21T10:30:00Z","failures":1e99}""")]
    [InlineData("""{"state":"\ud800","since":"2026-11-21T10:30:00Z"}""")]
    [InlineData("{\"state\":\"\ud800\"}")]
    public void What_is_no_status_is_none(string json) => StatusJson.Parse(json).Problem().Should().NotBeEmpty();

    /// <summary>Whoever wrote it by hand, or with a later version, is told which field was not understood.</summary>
    [Theory]
    [InlineData("""{"since":"2026-11-21T10:30:00Z"}""", "field state: is none that is known here")]
    [InlineData("""{"state":"unheard-of","since":"2026-11-21T10:30:00Z"}""", "field state: is none that is known here")]
    [InlineData("""{"state":"healthy"}""", "field since: is missing")]
    [InlineData("""{"state":"healthy","since":"soon"}""", "field since: is no value of its kind")]
    [InlineData("""{"state":1,"since":"2026-11-21T10:30:00Z"}""", "field state: is no value of its kind")]
    [InlineData(
        """{"state":"healthy","since":"2026-11-21T10:30:00Z","failures":-1}""",
        "field failures: is below zero"
    )]
    [InlineData(
        """{"state":"healthy","since":"2026-11-21T10:30:00Z","retryAt":[]}""",
        "field retryAt: is no value of its kind"
    )]
    [InlineData("""{"state":"healthy","reason":"\ud800"}""", "field reason: is no value of its kind")]
    [InlineData("""{"unheard-of":}""", "is no JSON of a status")]
    public void What_is_wrong_with_a_status_is_told_by_its_field(string json, string problem) =>
        StatusJson.Parse(json).Problem().Should().Be(problem);

    [Fact]
    public void Half_a_character_as_it_stands_is_told_too() =>
        StatusJson.Parse("{\"state\":\"\ud800\"}").Problem().Should().Be("holds half a character");

    /// <summary>Written in seconds, a century did not fit into the number that it was read by.</summary>
    [Fact]
    public void The_longest_lifetime_is_read_again()
    {
        var status = new ConnectionStatus(ConnectionState.Healthy, The.Now) { Lifetime = TimeSpan.FromDays(36_500) };

        StatusJson.Parse(StatusJson.Write(status)).Valid().Should().Be(status);
    }

    [Fact]
    public void A_long_reason_is_not_cut_within_a_character()
    {
        var reason = new string('x', 1999) + "😀";
        var status = new ConnectionStatus(ConnectionState.Misconfigured, The.Now) { Reason = reason };

        StatusJson.Parse(StatusJson.Write(status)).Valid().Reason.Should().Be(reason[..1999]);
    }

    [Fact]
    public void Fields_of_a_later_version_are_passed_over() =>
        StatusJson
            .Parse("""{"state":"healthy","since":"2026-11-21T10:30:00Z","later":{"a":1},"lifetime":"soon"}""")
            .Valid()
            .Should()
            .Be(new ConnectionStatus(ConnectionState.Healthy, The.Now));

    [Fact]
    public void Nothing_that_is_written_crashes_it() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string?>(),
                JsonLike.Texts.ToArbitrary(),
                (text, json) => StatusJson.Parse(text ?? "") is not null && StatusJson.Parse(json) is not null
            )
            .QuickCheckThrowOnFailure();
}
