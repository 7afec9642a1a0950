namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>What is posted to an endpoint: the body, and what its headers repeat of it.</summary>
internal sealed record Envelope(string Type, string MessageId, byte[] Body);
