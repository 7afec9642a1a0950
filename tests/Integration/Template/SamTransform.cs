namespace Tokens.Tests.Integration.Template;

/// <summary>AWS SAM's own translator, a Python package: what CloudFormation gets to see of a template.</summary>
internal static class SamTransform
{
    /// <summary>It takes packaged code only, and AWS's managed policies, which this template does without, from its caller.</summary>
    private const string Script = """
        import json, sys
        from samtranslator.translator.transform import transform

        class NoManagedPolicies:
            def load(self):
                return {}

        template = json.load(open(sys.argv[1]))
        for resource in template["Resources"].values():
            if "CodeUri" in resource.get("Properties", {}):
                resource["Properties"]["CodeUri"] = "s3://bucket/functions.zip"
        json.dump(transform(template, {}, NoManagedPolicies()), sys.stdout)
        """;

    /// <summary>A Python that has the translator; null where there is none.</summary>
    public static async Task<string?> FindAsync() =>
        InstalledTool.Find("python3") is { } python
        && await InstalledTool.RunAsync(python, ["-c", "import samtranslator"]) is { ExitCode: 0 }
            ? python
            : null;

    /// <exception cref="InvalidOperationException">The translator refuses the template, and says why.</exception>
    public static async Task<JsonObject> RunAsync(string python, string template)
    {
        var (code, output, errors) = await InstalledTool.RunAsync(
            python,
            ["-c", Script, template],
            ("AWS_DEFAULT_REGION", "us-east-1")
        );
        return code == 0 ? JsonNode.Parse(output)!.AsObject() : throw new InvalidOperationException(errors);
    }
}
