namespace Amazon.Lambda.CloudWatchEvents.ScheduledEvents;

/// <summary>A schedule has nothing to tell.</summary>
public class Detail { }
