using Tokens.Cli;
using Tokens.Cli.Output;

return await TokensCommand.RunAsync(args, Terminal.OfThisProcess());
