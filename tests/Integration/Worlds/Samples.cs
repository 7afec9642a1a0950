namespace Tokens.Tests.Integration.Worlds;

/// <summary>Events as AWS delivers them (tests/Integration/events).</summary>
public static class Samples
{
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "events", name + ".json"));
}
