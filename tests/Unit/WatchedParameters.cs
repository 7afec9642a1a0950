using System.Collections.Concurrent;

namespace Tokens.Tests.Unit;

/// <summary>The embedded store, with what was asked of it and faults on demand.</summary>
internal sealed class WatchedParameters(EmulatedParameters memory) : IParameters
{
    private readonly ConcurrentQueue<ParameterWrite> writes = [];
    private readonly ConcurrentQueue<ParameterSelector> decrypted = [];

    private readonly ConcurrentQueue<string> asked = [];
    private readonly ConcurrentQueue<string> listed = [];
    private readonly ConcurrentQueue<string> labelled = [];

    /// <summary>In their order.</summary>
    public IReadOnlyList<ParameterWrite> Writes => [.. writes];

    public IReadOnlyList<string> Written => [.. writes.Select(write => write.Name.Value)];

    /// <summary>Every parameter whose value was read, as often as it was.</summary>
    public IReadOnlyList<string> Decrypted => [.. decrypted.Select(selector => selector.ToString())];

    /// <summary>Every parameter that was looked up, its value or only its time.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    /// <summary>Every folder that was listed.</summary>
    public IReadOnlyList<string> Listed => [.. listed];

    /// <summary>Parameters that the store will not give; with an exclamation mark, no value of them.</summary>
    public HashSet<string> Locked { get; } = [];

    /// <summary>Comes before a write, and may throw or hang.</summary>
    public Func<ParameterWrite, CancellationToken, Task> BeforeWrite { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Comes before a folder is listed or parameters are read, whose names it is told, and may hang.</summary>
    public Func<IEnumerable<string>, Task> BeforeRead { get; set; } = _ => Task.CompletedTask;

    /// <summary>Comes before a label, and may throw.</summary>
    public Action<ParameterName> BeforeLabel { get; set; } = _ => { };

    /// <summary>Comes before a deletion, and may throw.</summary>
    public Action<ParameterName> BeforeDelete { get; set; } = _ => { };

    /// <summary>Comes after something was created, and may throw: the answer is lost.</summary>
    public Action<ParameterWrite> AfterCreate { get; set; } = _ => { };

    /// <summary>What is created is created, and the client, which tries again, finds the name taken.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>The store will give nothing.</summary>
    public bool IsLocked { get; set; }

    /// <summary>Every label that was put, as <c>name:version=label</c>.</summary>
    public IReadOnlyList<string> Labelled => [.. labelled];

    /// <summary>Ends when the parameter's value has been read.</summary>
    public async Task ReadsAsync(string parameter)
    {
        using var patience = new CancellationTokenSource(RefreshWorld.Patience);
        while (!Decrypted.Contains(parameter))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), patience.Token);
        }
    }

    public void Forget()
    {
        labelled.Clear();
        writes.Clear();
        decrypted.Clear();
    }

    public async Task<IReadOnlyDictionary<ParameterSelector, ParameterLookup>> GetAsync(
        IReadOnlyCollection<ParameterSelector> selectors,
        bool decrypt,
        CancellationToken cancellation
    )
    {
        foreach (var selector in selectors)
        {
            asked.Enqueue(selector.Name.Value);
            if (decrypt)
            {
                decrypted.Enqueue(selector);
            }
        }

        await BeforeRead(selectors.Select(selector => selector.ToString())).WaitAsync(cancellation);
        var found = await memory.GetAsync(selectors, decrypt, cancellation);
        return found.ToDictionary(
            item => item.Key,
            item =>
                IsLocked || Locked.Contains(item.Key.Name.Value) || (decrypt && Locked.Contains($"{item.Key}!"))
                    ? new ParameterLookup.Unreadable($"{item.Key} is locked")
                    : item.Value
        );
    }

    public async Task<IReadOnlyList<StoredParameter>> ListAsync(ParameterName folder, CancellationToken cancellation)
    {
        listed.Enqueue(folder.Value);
        await BeforeRead([folder.Value]);
        return Locked.Contains(folder.Value)
            ? throw new StoreException($"{folder} is locked")
            : await memory.ListAsync(folder, cancellation);
    }

    public Task<IReadOnlyList<StoredParameter>> HistoryAsync(ParameterName name, CancellationToken cancellation) =>
        memory.HistoryAsync(name, cancellation);

    public async Task WriteAsync(ParameterWrite write, CancellationToken cancellation)
    {
        NoSecretLeaves.Show(write);
        await BeforeWrite(write, cancellation);
        writes.Enqueue(write);
        await memory.WriteAsync(write, cancellation);
    }

    public async Task<Creation> CreateAsync(ParameterWrite write, CancellationToken cancellation)
    {
        NoSecretLeaves.Show(write);
        await BeforeWrite(write, cancellation);
        writes.Enqueue(write);
        var made = await memory.CreateAsync(write, cancellation);
        AfterCreate(write);
        return LosesAnswers ? Creation.NameTaken : made;
    }

    public Task DeleteAsync(IReadOnlyCollection<ParameterName> names, CancellationToken cancellation)
    {
        foreach (var name in names)
        {
            BeforeDelete(name);
        }

        return memory.DeleteAsync(names, cancellation);
    }

    public Task LabelAsync(ParameterName name, long version, string label, CancellationToken cancellation)
    {
        BeforeLabel(name);
        labelled.Enqueue($"{name}:{version}={label}");
        return memory.LabelAsync(name, version, label, cancellation);
    }
}
