namespace Tokens.Tests.LambdaHosts;

public sealed record OutputLine(OutputSource Source, string Text);
