namespace Tokens.Emulator.Ssm;

/// <summary>
/// The parameters themselves, and direct access to them for tests, past AWS's rules. Safe for any number of threads;
/// what it hands out never changes.
/// </summary>
public sealed class Store(TimeProvider time)
{
    private static readonly TimeSpan RecreateAfter = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Shelf _shelf = new();

    /// <summary>
    /// When names were deleted. AWS asks for 30 seconds between deleting a name and creating it again and does not say what
    /// it answers sooner; TooManyUpdates, with stale tags as the reason, is what users have reported.
    /// </summary>
    private readonly Dictionary<string, DateTimeOffset> _deleted = new(StringComparer.Ordinal);

    /// <summary>Called after each write, label and removal by an operation, in the caller's thread; direct changes are silent.</summary>
    public event Action<ParameterChange>? Changed;

    /// <summary>A parameter as it is now; null where there is none.</summary>
    public Parameter? Find(string name) => Find(ParameterName.Parse(name));

    /// <summary>The parameters whose names begin like this, in the order of their names.</summary>
    public IReadOnlyList<Parameter> Below(string prefix)
    {
        lock (_gate)
        {
            return _shelf.List(prefix, after: null, _ => true, int.MaxValue);
        }
    }

    /// <summary>Takes a parameter out without a trace: its name may be used again at once.</summary>
    public void Forget(string name)
    {
        lock (_gate)
        {
            _shelf.Remove(ParameterName.Parse(name));
        }
    }

    /// <summary>Puts a parameter in as given; what was under the name is gone.</summary>
    public void Seed(Parameter parameter)
    {
        lock (_gate)
        {
            _shelf.Place(ParameterName.Parse(parameter.Name), parameter);
        }
    }

    /// <summary>Seeds the first version of a parameter, a SecureString under the default key, modified now.</summary>
    public void Seed(string name, string value, ParameterType type = ParameterType.SecureString) =>
        Seed(
            new Parameter(
                name,
                [
                    new ParameterVersion
                    {
                        Version = 1,
                        Type = type,
                        Value = value,
                        KeyId = type == ParameterType.SecureString ? Account.DefaultKey : null,
                        LastModified = time.GetUtcNow(),
                    },
                ]
            )
        );

    /// <summary>Changes when the latest version was written, and nothing else.</summary>
    public void SetLastModified(string name, DateTimeOffset at) =>
        Change(
            ParameterName.Parse(name),
            parameter =>
                parameter with
                {
                    Versions = [.. parameter.Versions.SkipLast(1), parameter.Latest with { LastModified = at }],
                }
        );

    internal Parameter? Find(ParameterName name)
    {
        lock (_gate)
        {
            return _shelf.Find(name);
        }
    }

    /// <summary>Lists one more than the page holds, to tell whether another follows.</summary>
    internal IReadOnlyList<Parameter> List(string prefix, Func<string, bool> keeps, PageRequest page)
    {
        lock (_gate)
        {
            return _shelf.List(prefix, page.After, keeps, page.Size + 1);
        }
    }

    internal Parameter Change(ParameterName name, Func<Parameter, Parameter> change)
    {
        lock (_gate)
        {
            var changed = change(_shelf.Find(name) ?? throw RefusedException.NotFound(name.Text));
            _shelf.Place(name, changed);
            return changed;
        }
    }

    /// <summary>Changes a parameter's labels.</summary>
    internal Parameter Label(ParameterName name, Func<Parameter, Parameter> change)
    {
        var changed = Change(name, change);
        Report("LabelParameterVersion", changed);
        return changed;
    }

    internal Parameter Write(ParameterName name, PutRequest request, WriteRule rule)
    {
        var written = Place(name, request, rule);
        Report(written.Latest.Version == 1 ? "Create" : "Update", written);
        return written;
    }

    /// <summary>Every parameter with policies, as it is now.</summary>
    public IReadOnlyList<PolicedParameter> Policed() =>
        [
            .. Below("/")
                .Where(parameter => parameter.Latest.Policies.Count > 0)
                .Select(parameter => new PolicedParameter(
                    ParameterName.Parse(parameter.Name).Key,
                    parameter.Latest.Type.ToString(),
                    parameter.Latest.LastModified,
                    parameter.Latest.Policies
                )),
        ];

    private Parameter Place(ParameterName name, PutRequest request, WriteRule rule)
    {
        lock (_gate)
        {
            var (current, now) = (_shelf.Find(name), time.GetUtcNow());
            if (current is null && _deleted.TryGetValue(name.Key, out var deleted) && now - deleted < RecreateAfter)
            {
                throw new RefusedException(
                    "TooManyUpdates",
                    $"The parameter {name.Text} was deleted a moment ago. Retry in a while or choose another name."
                );
            }

            var written = rule.Write(current, request, _shelf, now);
            _shelf.Place(name, written);
            return written;
        }
    }

    internal bool Remove(ParameterName name)
    {
        Parameter? removed;
        lock (_gate)
        {
            removed = _shelf.Find(name);
            if (removed is null)
            {
                return false;
            }

            _shelf.Remove(name);
            _deleted[name.Key] = time.GetUtcNow();
        }

        Report("Delete", removed);
        return true;
    }

    private void Report(string operation, Parameter parameter) =>
        Changed?.Invoke(
            new ParameterChange(
                operation,
                ParameterName.Parse(parameter.Name).Key,
                parameter.Latest.Type.ToString(),
                time.GetUtcNow()
            )
        );
}

/// <summary>What an operation did to a parameter.</summary>
/// <param name="Operation">As in the event: Create, Update, Delete or LabelParameterVersion.</param>
/// <param name="Name">With its leading slash.</param>
public sealed record ParameterChange(string Operation, string Name, string Type, DateTimeOffset At);
