using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SNSEvents;
using Tokens.Functions;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<FunctionJson>))]
[assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "dotnet10")]

namespace Tokens.Functions;

/// <summary>Every type that enters or leaves a function: one that were missing here would fail at its first invocation.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(RefreshAnswer))]
[JsonSerializable(typeof(CloudWatchEvent<JsonElement>))]
[JsonSerializable(typeof(SNSEvent))]
public sealed partial class FunctionJson : JsonSerializerContext;
