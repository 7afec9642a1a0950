using Tokens.Domain.Model.Connections;
using Tokens.Domain.Model.Values;

namespace Tokens.Domain.Model.Alerts;

/// <summary>Something to be published once.</summary>
public abstract record Notification
{
    private Notification() { }

    /// <summary>To people.</summary>
    /// <param name="Kind">The attribute <c>kind</c>.</param>
    /// <param name="Severity">The attribute <c>severity</c>.</param>
    /// <param name="Connection">The attribute <c>connection</c>; <c>-</c> for none or several.</param>
    public sealed record ToSubscribers(AlertKind Kind, Severity Severity, string Connection, AlertMessage Message)
        : Notification
    {
        public static ToSubscribers Of(Alert alert, DateTimeOffset now) =>
            new(alert.Kind, alert.Severity, alert.Connection?.Value ?? "-", AlertText.For(alert, now));
    }

    /// <summary>To whoever completes rotations: a credential has a new version.</summary>
    /// <param name="Source">Who noticed: <c>detect</c>, <c>sweep</c>, or a pipeline's own name.</param>
    public sealed record RotationCompleted(ParameterName Parameter, CredentialVersion Version, string Source)
        : Notification;
}
