using Tokens.Adapters.ParameterStore;
using Tokens.Cli.Output;

namespace Tokens.Cli.Commands.Status;

/// <summary>A connection's state in one word: the stored one, <c>off</c> or <c>unusable</c>.</summary>
internal static class StateLabel
{
    public static string Of(ConnectionDescription one) =>
        one switch
        {
            ConnectionDescription.Known { Connection.Enabled: false } => "off",
            ConnectionDescription.Known known => StatusJson.WordOf(known.Status.State),
            _ => "unusable",
        };

    public static Style StyleOf(ConnectionDescription one) =>
        one switch
        {
            { NeedsAction: true } => Style.Bad,
            ConnectionDescription.Known { Connection.Enabled: false } => Style.Faint,
            ConnectionDescription.Known { Status.State: ConnectionState.Healthy } => Style.Good,
            _ => Style.Warning,
        };
}
