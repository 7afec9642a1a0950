using Tokens.Adapters.Composition;
using Tokens.Adapters.ParameterStore;
using Tokens.Cli;
using Tokens.Cli.Commands.Restore;
using Tokens.Cli.Composition;
using Tokens.Cli.Failures;
using Tokens.Cli.Operations;
using Tokens.Cli.Output;

namespace Tokens.Tests.Unit.Cli.Commands.Restore;

public sealed class RestoreTokenTests : IDisposable
{
    private const string Parameter = "/tokens/shop/refresh-token";

    private static readonly Secret Sealed = FakeSecrets.Register("fake-refresh-token-sealed");
    private static readonly Secret Newer = FakeSecrets.Register("fake-refresh-token-newer");

    private readonly RefreshWorld world = new();
    private readonly StringWriter errors = new();

    private int asked;

    public void Dispose() => errors.Dispose();

    [Fact]
    public async Task A_token_that_was_stored_during_the_confirmation_needs_another_confirmation()
    {
        world.Put(Parameter, The.RefreshToken);

        await RestoreAsync(() =>
        {
            if (asked == 1)
            {
                world.Put(Parameter, Newer);
            }
        });

        asked.Should().Be(2);
        (await world.ReadAsync(Parameter)).Should().Be(Sealed.Reveal());
    }

    [Fact]
    public async Task Without_confirmation_the_token_stored_meanwhile_stays()
    {
        world.Put(Parameter, The.RefreshToken);

        var restore = () =>
            RestoreAsync(() =>
            {
                world.Put(Parameter, Newer);
                if (asked == 2)
                {
                    throw new CommandException("nothing was done", "you did not confirm", 2);
                }
            });

        await restore.Should().ThrowAsync<CommandException>();
        (await world.ReadAsync(Parameter)).Should().Be(Newer.Reveal());
    }

    [Fact]
    public async Task A_version_that_was_not_confirmed_is_never_overwritten()
    {
        world.Put(Parameter, The.RefreshToken);
        world.Put(Parameter, Newer);

        var keep = () => Keep().RunAsync(Token with { Over = 1 });

        (await keep.Should().ThrowAsync<StoreException>()).WithMessage("*was changed meanwhile*");
        (await world.ReadAsync(Parameter)).Should().Be(Newer.Reveal());
    }

    [Fact]
    public async Task A_missing_parameter_is_created_without_confirmation()
    {
        await RestoreAsync(() => { });

        asked.Should().Be(0);
        (await world.ReadAsync(Parameter)).Should().Be(Sealed.Reveal());
    }

    [Theory]
    [InlineData(Parameter, "tokens restore shop")]
    [InlineData("/elsewhere/token", "tokens restore shop --refresh-token-at /elsewhere/token")]
    public async Task What_could_not_be_stored_is_sealed_and_the_hint_says_where_it_belongs(
        string parameter,
        string hint
    )
    {
        world.Store.BeforeWrite = (_, _) => throw new StoreException("the store is closed");

        var keep = () => Keep().RunAsync(Token with { Name = Some.Parameter(parameter), IsOnlyCopy = true });

        (await keep.Should().ThrowAsync<CommandException>()).Which.Hint.Should().EndWith(hint);
        world.Seal.Open("shop", errors.ToString().Split(' ')[1].Trim()).Should().Be(Sealed);
    }

    [Fact]
    public async Task A_token_in_a_file_is_restored_without_changing_the_definition()
    {
        using var folder = new TemporaryFolder();
        using var interruption = new Interruption(Terminal);
        world.Seal.HasKey = false;
        world.Store.BeforeWrite = (_, _) => throw new StoreException("the store is closed");

        var keep = () =>
            Keep(new SealOrSaveToFile(world.Seal, [folder.Path], interruption))
                .RunAsync(Token with { IsOnlyCopy = true });

        var told = (await keep.Should().ThrowAsync<CommandException>()).Which;
        told.Hint.Should()
            .Contain($"aws ssm put-parameter --name {Parameter} --type SecureString --overwrite")
            .And.Contain($"--value file://{folder.Path}")
            .And.NotContain("tokens add");
    }

    [Fact]
    public async Task Whatever_an_operator_writes_over_keeps_its_key()
    {
        var kept = new KeyPreservingParameters(world.Store);

        await kept.WriteAsync(new ParameterWrite(Token.Name, Sealed) { IsSecure = true }, CancellationToken.None);
        await kept.WriteAsync(
            new ParameterWrite(Some.Parameter("/tokens/status/shop"), Secret.Of("{}")),
            CancellationToken.None
        );

        world.Store.Writes.Select(write => write.KeepsItsKey).Should().Equal(true, false);
    }

    private static TokenToKeep Token =>
        new(Some.Name("shop"), Some.Parameter(Parameter), Sealed) { IsOnlyCopy = false };

    private Terminal Terminal => new(TextWriter.Null, errors);

    private Task RestoreAsync(Action agree) =>
        new RestoreToken(world.Store, Keep(), Terminal).RunAsync(
            Token,
            null,
            _ =>
            {
                asked++;
                agree();
                return Task.CompletedTask;
            },
            CancellationToken.None
        );

    private KeepRefreshToken Keep(ISeal? seal = null) =>
        new(
            world.Store,
            new StoredCredentials(world.Store, _ => null),
            seal ?? world.Seal,
            world.Clock,
            new UnstoredTokenMessage(The.Layout, new TokensEnvironment(_ => null)),
            Terminal
        );
}
