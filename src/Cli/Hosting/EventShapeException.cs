namespace Tokens.Cli.Hosting;

/// <summary>The event's JSON has not the shape that the function takes: in AWS its invocation would fail.</summary>
/// <param name="inner">What the deserializer met.</param>
internal sealed class EventShapeException(Exception inner) : Exception("The event has another shape.", inner);
