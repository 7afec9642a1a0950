using Tokens.Emulator.Ssm;

namespace Tokens.Bench;

/// <summary>Parameters that are there before a run.</summary>
internal static class Seeding
{
    public static void Secret(this Store store, string name, string value, DateTimeOffset at, params string[] labels)
    {
        store.Text(name, value, at);
        var parameter = store.Find(name)!;
        var secure = parameter.Latest with
        {
            Type = ParameterType.SecureString,
            KeyId = "alias/aws/ssm",
            Labels = labels,
        };
        store.Seed(parameter with { Versions = [secure] });
    }

    public static void Text(this Store store, string name, string value, DateTimeOffset at)
    {
        var version = new ParameterVersion
        {
            Version = 1,
            Type = ParameterType.String,
            Value = value,
            LastModified = at,
        };
        store.Seed(new Parameter(name, [version]));
    }
}
