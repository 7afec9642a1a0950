// Replaces the Main that the real Amazon.Lambda.Annotations generates. That one exits with 0 and no message on a name
// that it does not know; a failed deployment should say so.

using Amazon.Lambda.RuntimeSupport;
using Microsoft.Extensions.DependencyInjection;
using Tokens.Functions;

const string Variable = "ANNOTATIONS_HANDLER";
var name = Environment.GetEnvironmentVariable(Variable);
if (FunctionTable.All.FirstOrDefault(one => one.Name == name) is not { } function)
{
    var known = string.Join(", ", FunctionTable.All.Select(one => one.Name));
#pragma warning disable RS0030 // No function runs, so none writes its log to it.
    await Console.Error.WriteLineAsync($"{Variable} is '{name}'; the functions here are {known}.");
#pragma warning restore RS0030
    return 1;
}

var services = new ServiceCollection();
new Startup().ConfigureServices(services);

// As in the generated code: what this throws ends the process before the runtime API has heard of it.
var handler = function.Create(services.BuildServiceProvider());
using var bootstrap = LambdaBootstrapBuilder.Create(handler).Build();
await bootstrap.RunAsync();
return 0;
