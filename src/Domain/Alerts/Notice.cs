using Tokens.Domain.Connections;
using Tokens.Domain.Credentials;

namespace Tokens.Domain.Alerts;

/// <summary>Something to be published once.</summary>
public abstract record Notice
{
    private Notice() { }

    /// <summary>To people.</summary>
    /// <param name="Kind">The attribute <c>kind</c>.</param>
    /// <param name="Severity">The attribute <c>severity</c>.</param>
    /// <param name="Connection">The attribute <c>connection</c>; <c>-</c> for none or several.</param>
    public sealed record ToPeople(AlertKind Kind, Severity Severity, string Connection, AlertMessage Message) : Notice
    {
        public static ToPeople Of(Alert alert, DateTimeOffset now) =>
            new(alert.Kind, alert.Severity, alert.Connection?.Value ?? "-", ComposeAlert.For(alert, now));
    }

    /// <summary>To whoever completes rotations: a credential has a new version.</summary>
    /// <param name="Source">Who noticed: <c>detect</c>, <c>sweep</c>, or a pipeline's own name.</param>
    public sealed record RotationCompleted(ParameterName Parameter, CredentialVersion Version, string Source) : Notice;
}
