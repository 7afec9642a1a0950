using System;

namespace Amazon.Lambda.CloudWatchEvents;

public class CloudWatchEvent<T>
{
    public T Detail { get; set; }

    public string DetailType { get; set; }

    public string Source { get; set; }

    public DateTime Time { get; set; }
}
