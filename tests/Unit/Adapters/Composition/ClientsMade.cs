using Amazon.Runtime.Internal;

namespace Tokens.Tests.Unit.Adapters.Composition;

/// <summary>Sees every AWS client that this test makes, by whatever way: the SDK shows each one's pipeline as it is built.</summary>
internal sealed class ClientsMade : IRuntimePipelineCustomizer, IDisposable
{
    // Others make clients at the same time.
    private readonly AsyncLocal<List<Type>> mine = new() { Value = [] };

    public ClientsMade() => RuntimePipelineCustomizerRegistry.Instance.Register(this);

    public IReadOnlyList<Type> All => mine.Value!;

    public string UniqueName { get; } = Guid.NewGuid().ToString();

    public void Customize(Type type, RuntimePipeline pipeline) => mine.Value?.Add(type);

    public void Dispose() => RuntimePipelineCustomizerRegistry.Instance.Deregister(this);
}
