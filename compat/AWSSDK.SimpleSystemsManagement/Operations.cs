using Amazon.SimpleSystemsManagement.Json;
using Amazon.SimpleSystemsManagement.Model;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// Which errors are typed is a matter of the operation, as in the real client: TooManyUpdates is, from PutParameter;
/// from GetParameters it is the base exception.
/// </summary>
internal static class Operations
{
    public static readonly JsonOperation<DeleteParameterResponse> DeleteParameter = new(
        "DeleteParameter",
        new()
        {
            ["InternalServerError"] = static error => new InternalServerErrorException(error),
            ["ParameterNotFound"] = static error => new ParameterNotFoundException(error),
        }
    );

    public static readonly JsonOperation<DeleteParametersResponse> DeleteParameters = new(
        "DeleteParameters",
        new() { ["InternalServerError"] = static error => new InternalServerErrorException(error) }
    );

    public static readonly JsonOperation<DescribeParametersResponse> DescribeParameters = new(
        "DescribeParameters",
        new()
        {
            ["InternalServerError"] = static error => new InternalServerErrorException(error),
            ["InvalidFilterKey"] = static error => new InvalidFilterKeyException(error),
            ["InvalidFilterOption"] = static error => new InvalidFilterOptionException(error),
            ["InvalidFilterValue"] = static error => new InvalidFilterValueException(error),
            ["InvalidNextToken"] = static error => new InvalidNextTokenException(error),
        }
    );

    public static readonly JsonOperation<GetParameterResponse> GetParameter = new(
        "GetParameter",
        new()
        {
            ["InternalServerError"] = static error => new InternalServerErrorException(error),
            ["InvalidKeyId"] = static error => new InvalidKeyIdException(error),
            ["ParameterNotFound"] = static error => new ParameterNotFoundException(error),
            ["ParameterVersionNotFound"] = static error => new ParameterVersionNotFoundException(error),
        }
    );

    public static readonly JsonOperation<GetParameterHistoryResponse> GetParameterHistory = new(
        "GetParameterHistory",
        new()
        {
            ["InternalServerError"] = static error => new InternalServerErrorException(error),
            ["InvalidKeyId"] = static error => new InvalidKeyIdException(error),
            ["InvalidNextToken"] = static error => new InvalidNextTokenException(error),
            ["ParameterNotFound"] = static error => new ParameterNotFoundException(error),
        }
    );

    public static readonly JsonOperation<GetParametersResponse> GetParameters = new(
        "GetParameters",
        new()
        {
            ["InternalServerError"] = static error => new InternalServerErrorException(error),
            ["InvalidKeyId"] = static error => new InvalidKeyIdException(error),
        }
    );

    public static readonly JsonOperation<GetParametersByPathResponse> GetParametersByPath = new(
        "GetParametersByPath",
        new()
        {
            ["InternalServerError"] = static error => new InternalServerErrorException(error),
            ["InvalidFilterKey"] = static error => new InvalidFilterKeyException(error),
            ["InvalidFilterOption"] = static error => new InvalidFilterOptionException(error),
            ["InvalidFilterValue"] = static error => new InvalidFilterValueException(error),
            ["InvalidKeyId"] = static error => new InvalidKeyIdException(error),
            ["InvalidNextToken"] = static error => new InvalidNextTokenException(error),
        }
    );

    public static readonly JsonOperation<LabelParameterVersionResponse> LabelParameterVersion = new(
        "LabelParameterVersion",
        new()
        {
            ["InternalServerError"] = static error => new InternalServerErrorException(error),
            ["ParameterNotFound"] = static error => new ParameterNotFoundException(error),
            ["ParameterVersionLabelLimitExceeded"] = static error => new ParameterVersionLabelLimitExceededException(
                error
            ),
            ["ParameterVersionNotFound"] = static error => new ParameterVersionNotFoundException(error),
            ["TooManyUpdates"] = static error => new TooManyUpdatesException(error),
        }
    );

    public static readonly JsonOperation<PutParameterResponse> PutParameter = new(
        "PutParameter",
        new()
        {
            ["HierarchyLevelLimitExceededException"] = static error => new HierarchyLevelLimitExceededException(error),
            ["HierarchyTypeMismatchException"] = static error => new HierarchyTypeMismatchException(error),
            ["IncompatiblePolicyException"] = static error => new IncompatiblePolicyException(error),
            ["InternalServerError"] = static error => new InternalServerErrorException(error),
            ["InvalidAllowedPatternException"] = static error => new InvalidAllowedPatternException(error),
            ["InvalidKeyId"] = static error => new InvalidKeyIdException(error),
            ["InvalidPolicyAttributeException"] = static error => new InvalidPolicyAttributeException(error),
            ["InvalidPolicyTypeException"] = static error => new InvalidPolicyTypeException(error),
            ["ParameterAlreadyExists"] = static error => new ParameterAlreadyExistsException(error),
            ["ParameterLimitExceeded"] = static error => new ParameterLimitExceededException(error),
            ["ParameterMaxVersionLimitExceeded"] = static error => new ParameterMaxVersionLimitExceededException(error),
            ["ParameterPatternMismatchException"] = static error => new ParameterPatternMismatchException(error),
            ["PoliciesLimitExceededException"] = static error => new PoliciesLimitExceededException(error),
            ["TooManyUpdates"] = static error => new TooManyUpdatesException(error),
            ["UnsupportedParameterType"] = static error => new UnsupportedParameterTypeException(error),
        }
    );
}
