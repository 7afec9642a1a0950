namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>The type a write ends in: required on creation, fixed from then on.</summary>
internal static class TypeRule
{
    public static ParameterType Decide(string? asked, ParameterType? current)
    {
        var type = asked is null ? current : Enum.Parse<ParameterType>(asked);
        if (type is null)
        {
            throw RefusedException.Invalid("A parameter type is required when you create a parameter.");
        }

        // As the API reference has it; the guides and Terraform's tests do not all agree.
        return current is null || current == type
            ? type.Value
            : throw new RefusedException(
                "HierarchyTypeMismatchException",
                $"Parameter Store doesn't support changing a parameter's type from {current} to {type}."
            );
    }
}
