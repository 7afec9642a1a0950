// Stands where the real Amazon.Lambda.Annotations would generate a Main: a line for each function, under its method's
// name.

using System.Text.Json;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.SNSEvents;
using Tokens.Compat;
using Tokens.Functions;

// Standard error is nobody's yet: this speaks only where no function is going to run.
#pragma warning disable RS0030
var errors = Console.Error;
#pragma warning restore RS0030

HandlerTable functions = new()
{
    {
        nameof(RefreshTokensFunction.RefreshTokens),
        () => Entry.RunAsync<RefreshTokensFunction, JsonElement, RefreshAnswer>((f, e, c) => f.RefreshTokens(e, c))
    },
    {
        nameof(RemindOfRotationFunction.RemindOfRotation),
        () =>
            Entry.RunAsync<RemindOfRotationFunction, CloudWatchEvent<JsonElement>>(
                (f, e, c) => f.RemindOfRotation(e, c)
            )
    },
    {
        nameof(DetectRotationFunction.DetectRotation),
        () => Entry.RunAsync<DetectRotationFunction, CloudWatchEvent<JsonElement>>((f, e, c) => f.DetectRotation(e, c))
    },
    {
        nameof(CompleteRotationFunction.CompleteRotation),
        () => Entry.RunAsync<CompleteRotationFunction, SNSEvent>((f, e, c) => f.CompleteRotation(e, c))
    },
};

return await functions.RunAsync(Environment.GetEnvironmentVariable(HandlerTable.Variable), errors);
