namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>The value of a message attribute, as published.</summary>
/// <param name="Type">String, Number or Binary.</param>
/// <param name="Value">A binary value in base64.</param>
public sealed record AttributeValue(string Type, string Value);
