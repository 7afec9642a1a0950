using System;

namespace Amazon.Lambda.Annotations.Schedule;

[AttributeUsage(AttributeTargets.Method)]
public class ScheduleEventAttribute(string schedule) : Attribute
{
    public string Schedule { get; set; } = schedule;

    public string ResourceName { get; set; }

    public string Description { get; set; }

    public string Input { get; set; }

    public bool Enabled { get; set; } = true;
}
