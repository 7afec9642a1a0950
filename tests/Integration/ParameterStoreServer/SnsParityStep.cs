namespace Tokens.Tests.Integration.ParameterStoreServers;

/// <summary>One call of the script. Its fields may refer to <c>{topic}</c>, the ARN.</summary>
/// <param name="KnownDifference">Why moto answers otherwise; null where both are to answer the same.</param>
internal sealed record SnsParityStep(
    string Action,
    (string Name, string Value)[] Fields,
    string? KnownDifference = null
);
