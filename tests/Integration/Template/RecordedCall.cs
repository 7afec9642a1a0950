namespace Tokens.Tests.Integration.Template;

/// <summary>A call of a function's to AWS, as it came over the wire.</summary>
/// <param name="Function">Whose signature it bears.</param>
/// <param name="Service">As IAM calls it: ssm, sns or kms.</param>
/// <param name="Fields">The request.</param>
public sealed record RecordedCall(string Function, string Service, string Operation, JsonObject Fields);
