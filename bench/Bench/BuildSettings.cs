using System.Reflection;

namespace Tokens.Bench;

/// <summary>With which of the build's properties the bench was built: what it publishes is built with the same.</summary>
internal static class BuildSettings
{
    public static string AwsPackages { get; } = Of("AwsPackages");

    private static string Of(string property) =>
        typeof(BuildSettings)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == property)
            .Value!;
}
