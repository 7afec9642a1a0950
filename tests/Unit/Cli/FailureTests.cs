using Tokens.Adapters.Composition;
using Tokens.Cli;
using Tokens.Cli.Failures;

namespace Tokens.Tests.Unit.Cli;

public sealed class FailureTests
{
    [Fact]
    public void What_a_command_says_of_itself_is_shown_with_its_hint()
    {
        var failure = Of(new CommandException("there is no acme", "see tokens status", ExitCode.Trouble));

        failure.ToString().Should().Be("there is no acme; see tokens status");
        failure.ExitCode.Should().Be(1);
    }

    [Fact]
    public void A_setting_is_wrong_usage_and_the_store_is_the_store()
    {
        Of(new SettingException("wrong")).ExitCode.Should().Be(2);
        Of(new StoreException("closed")).ExitCode.Should().Be(3);
    }

    [Fact]
    public void A_defect_is_named_and_its_message_is_nowhere()
    {
        var failure = Of(new FormatException("may hold a secret"));

        failure.ExitCode.Should().Be(70);
        $"{failure} {failure.Trace}".Should().Contain("FormatException").And.NotContain("may hold");
    }

    [Fact]
    public void Only_what_was_cancelled_from_outside_is_an_interruption()
    {
        Failure.Of(new OperationCanceledException(), new CancellationToken(canceled: true)).ExitCode.Should().Be(130);
        Of(new OperationCanceledException()).ExitCode.Should().Be(70);
    }

    [Fact]
    public void A_profile_that_is_given_counts_more_than_credentials_in_the_environment()
    {
        var set = new Dictionary<string, string?>();

        new AwsTarget(null, null, "dev", "eu-west-1").Apply((name, value) => set[name] = value);

        set.Should()
            .Equal(
                new Dictionary<string, string?>
                {
                    ["AWS_REGION"] = "eu-west-1",
                    ["AWS_PROFILE"] = "dev",
                    ["AWS_ACCESS_KEY_ID"] = null,
                    ["AWS_SECRET_ACCESS_KEY"] = null,
                    ["AWS_SESSION_TOKEN"] = null,
                }
            );
    }

    private static Failure Of(Exception exception) => Failure.Of(exception, CancellationToken.None);
}
