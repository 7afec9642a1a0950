using Tokens.Emulator;

namespace Tokens.Tests.Integration.Worlds;

/// <summary>Tests that have a world each. Its disposal fails the test whose functions showed a secret.</summary>
public abstract class WorldTests : IAsyncLifetime
{
    protected World World { get; private set; } = null!;

    public virtual async Task InitializeAsync() => World = await StartWorldAsync();

    public virtual async Task DisposeAsync() => await World.DisposeAsync();

    protected virtual Task<World> StartWorldAsync() => World.StartAsync();
}

/// <summary>The same, each over a store of its own with all of AWS's rules.</summary>
public abstract class OwnStoreTests : WorldTests
{
    protected AwsEmulator Store { get; private set; } = null!;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Store.DisposeAsync();
    }

    protected sealed override async Task<World> StartWorldAsync() =>
        await StartWorldAsync(Store = await AwsEmulator.StartAsync());

    protected virtual Task<World> StartWorldAsync(AwsEmulator store) => World.StartAsync(store);
}
