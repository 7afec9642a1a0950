using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Tokens.Functions;

[assembly: LambdaSerializer(typeof(EventSerializer))]
[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "dotnet10")]

namespace Tokens.Functions;

/// <summary>Every type that <see cref="EventSerializer"/> leaves to it: a missing one fails at its first invocation.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(RefreshAnswer))]
public sealed partial class FunctionJson : JsonSerializerContext;
