// Stands where the real Amazon.Lambda.Annotations would generate a Main.

using Tokens.Compat;
using Tokens.Functions;

// Standard error is nobody's yet: this speaks only where no function is going to run.
#pragma warning disable RS0030
var errors = Console.Error;
#pragma warning restore RS0030

HandlerTable functions = new();
foreach (var function in FunctionTable.All)
{
    functions.Add(function.Name, () => Entry.RunAsync(function));
}

return await functions.RunAsync(Environment.GetEnvironmentVariable(HandlerTable.Variable), errors);
