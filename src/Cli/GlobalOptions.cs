using System.CommandLine;

namespace Tokens.Cli;

/// <summary>The options of every command. Those of AWS have the names and meanings of the AWS CLI.</summary>
internal sealed class GlobalOptions
{
    private readonly Option<string?> root = new("--root")
    {
        Description = "The folder of everything in Parameter Store (TOKENS_ROOT; /tokens unless set)",
        HelpName = "folder",
        Recursive = true,
    };

    private readonly Option<string?> endpointUrl = new("--endpoint-url")
    {
        Description = "Another AWS, such as an emulator (AWS_ENDPOINT_URL)",
        HelpName = "url",
        Recursive = true,
    };

    private readonly Option<string?> profile = new("--profile")
    {
        Description = "The profile in AWS's shared files (AWS_PROFILE)",
        HelpName = "name",
        Recursive = true,
    };

    private readonly Option<string?> region = new("--region")
    {
        Description = "The AWS Region (AWS_REGION)",
        HelpName = "name",
        Recursive = true,
    };

    private readonly Option<bool> withoutSettings = new("--without-settings")
    {
        Description = "Go on if the store has no settings; the shell's environment variables apply then",
        Recursive = true,
    };

    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = "Show more log lines, and the stack trace of a defect",
        Recursive = true,
    };

    public void AddTo(RootCommand command)
    {
        endpointUrl.Validators.Add(result =>
        {
            var url = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                result.AddError($"--endpoint-url: \"{url}\" is not a URL; write it as in http://127.0.0.1:4566");
            }
        });
        command.Add(root);
        command.Add(endpointUrl);
        command.Add(profile);
        command.Add(region);
        command.Add(withoutSettings);
        command.Add(verbose);
    }

    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(verbose);

    public AwsTarget TargetOf(ParseResult parsed) =>
        new(parsed.GetValue(root), parsed.GetValue(endpointUrl), parsed.GetValue(profile), parsed.GetValue(region))
        {
            GoesWithoutSettings = parsed.GetValue(withoutSettings),
        };
}
