using Microsoft.Extensions.Logging;

namespace Tokens.Adapters.ParameterStore;

/// <summary>The records in the <c>status</c> folder.</summary>
public sealed partial class Statuses(IParameters parameters, ParameterLayout layout, ILogger<Statuses> logger)
    : IStatuses
{
    public async Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> AllAsync(CancellationToken cancellation) =>
        Read(await parameters.ListAsync(layout.Statuses, cancellation));

    public async Task<IReadOnlyDictionary<ConnectionName, ConnectionStatus>> NamedAsync(
        IReadOnlyCollection<ConnectionName> names,
        CancellationToken cancellation
    )
    {
        var selectors = names.Select(name => new ParameterSelector(layout.Status(name))).ToList();
        var found = await parameters.GetAsync(selectors, decrypt: false, cancellation);
        var unreadable = found.Values.OfType<ParameterLookup.Unreadable>().FirstOrDefault();
        return unreadable is null
            ? Read(found.Values.OfType<ParameterLookup.Found>().Select(lookup => lookup.Parameter))
            : throw new StoreException(unreadable.Reason, unreadable.Kind);
    }

    public Task SaveAsync(ConnectionName name, ConnectionStatus status, CancellationToken cancellation) =>
        parameters.WriteAsync(
            new ParameterWrite(layout.Status(name), Secret.Of(StatusJson.Write(status))),
            cancellation
        );

    private Dictionary<ConnectionName, ConnectionStatus> Read(IEnumerable<StoredParameter> stored)
    {
        var statuses = new Dictionary<ConnectionName, ConnectionStatus>();
        foreach (var parameter in stored)
        {
            var leaf = parameter.Name.Value[(layout.Statuses.Value.Length + 1)..];
            var parsed = StatusJson.Parse(parameter.Value.Reveal());
            if (
                ConnectionName.Parse(leaf) is Parsed<ConnectionName>.Valid name
                && parsed is Parsed<ConnectionStatus>.Valid status
            )
            {
                statuses[name.Value] = status.Value;
            }
            else
            {
                // What is remembered is a help, not a need: the connection is treated as one seen for the first time.
                var problem = (parsed as Parsed<ConnectionStatus>.Invalid)?.Problem;
                LogUnreadable(parameter.Name, problem ?? "its name is no connection's");
            }
        }

        return statuses;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The status in {Parameter} cannot be read and is passed over; the next change overwrites it: {Problem}"
    )]
    private partial void LogUnreadable(ParameterName parameter, string problem);
}
