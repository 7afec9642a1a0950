using Tokens.Functions;

namespace Tokens.Cli.Commands.Local;

/// <summary>Runs the functions of a local environment.</summary>
internal interface ILocalFunctions : IAsyncDisposable
{
    /// <summary>False where the function failed, which is shown; Lambda would try again.</summary>
    Task<bool> InvokeAsync(FunctionEntry function, string payload, CancellationToken cancellation);
}
