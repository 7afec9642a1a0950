using System.Text.Json;
using Amazon.Lambda.Core;

namespace Tokens.Functions;

/// <summary>A function of <see cref="FunctionTable"/>.</summary>
/// <param name="Name">Its method's name, by which <c>ANNOTATIONS_HANDLER</c> selects it.</param>
/// <param name="Takes">Whether an event is for it, by the event's shape.</param>
/// <param name="Create">
/// Makes it from the services of <see cref="Startup"/>. The handler reads the event's JSON and returns the answer's; an
/// empty stream where the function answers nothing.
/// </param>
public sealed record FunctionEntry(
    string Name,
    Func<JsonElement, bool> Takes,
    Func<IServiceProvider, Func<Stream, ILambdaContext, Task<Stream>>> Create
);
