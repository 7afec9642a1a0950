using Xunit;

namespace Tokens.Tests.Compat;

/// <summary>For tests that change environment variables or Console: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessWide
{
    public const string Name = "process-wide";
}
