namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>
/// A call that a function made, named so that the same call is found again in another run, where concurrent ones may
/// come in another order.
/// </summary>
/// <param name="Service">As its signature or its form tells.</param>
/// <param name="Target">What it is about, without what differs from run to run.</param>
/// <param name="Occurrence">Which one of those that look alike, from 1.</param>
public sealed record OutgoingCall(string Service, string Operation, string Target, int Occurrence)
{
    public bool IsPublishing => Operation == "Publish";

    public bool IsExchange => Service == CallReader.TokenEndpoint;

    public bool IsSealing => Operation == "Encrypt";

    public bool Writes(string target) => Operation == "PutParameter" && Target == target;

    public bool LooksLike(OutgoingCall other) => this with { Occurrence = 1 } == other with { Occurrence = 1 };

    public override string ToString() => $"{Service} {Operation} {Target} #{Occurrence}";
}
