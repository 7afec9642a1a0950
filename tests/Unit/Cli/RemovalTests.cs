using Tokens.Adapters.ParameterStore;
using Tokens.Cli;
using Tokens.Cli.Commands.Removing;
using Tokens.Cli.Failures;

namespace Tokens.Tests.Unit.Cli;

public sealed class RemovalTests : IAsyncDisposable
{
    private readonly OperatorWorld world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_removal_that_failed_half_way_names_what_is_left_and_goes_on_the_next_time()
    {
        await ConnectAsync("acme");
        world.Parameters.BeforeDelete = name =>
        {
            if (name.Value == "/tokens/acme/client-secret")
            {
                throw new StoreException("refused");
            }
        };

        var failure = (
            await FluentActions.Awaiting(() => RemoveAsync("acme")).Should().ThrowAsync<CommandException>()
        ).Which;
        world.Parameters.BeforeDelete = _ => { };
        var rest = await RemoveAsync("acme");

        failure.ExitCode.Should().Be(ExitCode.Store);
        failure
            .Hint.Should()
            .Be(
                "left are /tokens/acme/client-secret, /tokens/acme/refresh-token; "
                    + "tokens remove acme goes on with those in its own folder"
            );
        rest.HasDefinition.Should().BeFalse();
        rest.Deleted.Select(name => name.Value)
            .Should()
            .Equal("/tokens/acme/client-secret", "/tokens/acme/refresh-token");
        await Missing("/tokens/acme/client-secret");
        await FluentActions
            .Awaiting(() => RemoveAsync("acme"))
            .Should()
            .ThrowAsync<CommandException>("nothing is left")
            .WithMessage("there is no connection acme");
    }

    [Fact]
    public async Task Interrupted_between_two_deletions_it_names_what_is_left()
    {
        await ConnectAsync("acme");
        using var stop = new CancellationTokenSource();
        world.Parameters.BeforeDelete = name =>
        {
            if (name.Value == "/tokens/acme/refresh-token")
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
            }
        };
        var plan = await PlanAsync("acme");

        var failure = await FluentActions
            .Awaiting(() => world.Get<CarryOutRemoval>().RunAsync(plan, stop.Token))
            .Should()
            .ThrowAsync<CommandException>();

        failure.Which.ExitCode.Should().Be(ExitCode.Interrupted);
        failure.Which.Hint.Should().StartWith("left are /tokens/acme/refresh-token;");
    }

    [Fact]
    public async Task A_refusal_to_delete_the_definition_leaves_everything()
    {
        await ConnectAsync("acme");
        world.Parameters.BeforeDelete = _ => throw new StoreException("refused");

        var failure = await FluentActions.Awaiting(() => RemoveAsync("acme")).Should().ThrowAsync<CommandException>();

        failure.Which.Hint.Should().Be("nothing is known to be deleted");
        (await world.FindAsync("/tokens/acme/client-id")).Should().BeOfType<ParameterLookup.Found>();
    }

    [Fact]
    public async Task No_credential_goes_while_another_definition_cannot_be_read()
    {
        await ConnectAsync("acme");
        await world.PutAsync("/tokens/acme/access-token", "fake-access-token-acme");
        await world.DefineAsync("torn", "{");

        var plan = await PlanAsync("acme");

        plan.Deleted.Select(name => name.Value).Should().Equal("/tokens/connections/acme", "/tokens/acme/access-token");
        plan.Kept.Select(kept => kept.Why)
            .Should()
            .HaveCount(3)
            .And.AllBe("perhaps used by torn, whose definition cannot be read");
    }

    [Fact]
    public async Task The_one_that_cannot_be_read_does_not_stand_in_its_own_way()
    {
        await world.DefineAsync("torn", "{");
        await world.PutAsync("/tokens/torn/client-secret", "fake-client-secret-torn");

        var plan = await RemoveAsync("torn");

        plan.Kept.Should().BeEmpty();
        await Missing("/tokens/torn/client-secret");
    }

    [Fact]
    public async Task Claims_are_left_to_their_end()
    {
        await ConnectAsync("acme");
        await world.PutAsync("/tokens/claims/exchange/acme", "fake-claim-of-acme");

        await RemoveAsync("acme");

        (await world.FindAsync("/tokens/claims/exchange/acme")).Should().BeOfType<ParameterLookup.Found>();
    }

    private async Task ConnectAsync(string name)
    {
        await world.DefineAsync(name, """{"provider":"amazon-lwa"}""");
        foreach (var leaf in new[] { "client-id", "client-secret", "refresh-token" })
        {
            await world.PutAsync($"/tokens/{name}/{leaf}", $"fake-{leaf}-{name}");
        }
    }

    private Task<RemovalPlan> PlanAsync(string name) =>
        world.Get<PlanRemoval>().ConnectionAsync(name, false, false, CancellationToken.None);

    private async Task<RemovalPlan> RemoveAsync(string name)
    {
        var plan = await PlanAsync(name);
        await world.Get<CarryOutRemoval>().RunAsync(plan, CancellationToken.None);
        return plan;
    }

    private async Task Missing(string name) =>
        (await world.FindAsync(name)).Should().BeOfType<ParameterLookup.Missing>();
}
