using Amazon.Runtime.Internal;

namespace Amazon.SimpleSystemsManagement.Model;

public class HierarchyLevelLimitExceededException : AmazonSimpleSystemsManagementException
{
    public HierarchyLevelLimitExceededException(string message)
        : base(message) { }

    internal HierarchyLevelLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class HierarchyTypeMismatchException : AmazonSimpleSystemsManagementException
{
    public HierarchyTypeMismatchException(string message)
        : base(message) { }

    internal HierarchyTypeMismatchException(ErrorResponse error)
        : base(error) { }
}

public class IncompatiblePolicyException : AmazonSimpleSystemsManagementException
{
    public IncompatiblePolicyException(string message)
        : base(message) { }

    internal IncompatiblePolicyException(ErrorResponse error)
        : base(error) { }
}

public class InternalServerErrorException : AmazonSimpleSystemsManagementException
{
    public InternalServerErrorException(string message)
        : base(message) { }

    internal InternalServerErrorException(ErrorResponse error)
        : base(error) { }
}

public class InvalidAllowedPatternException : AmazonSimpleSystemsManagementException
{
    public InvalidAllowedPatternException(string message)
        : base(message) { }

    internal InvalidAllowedPatternException(ErrorResponse error)
        : base(error) { }
}

public class InvalidFilterKeyException : AmazonSimpleSystemsManagementException
{
    public InvalidFilterKeyException(string message)
        : base(message) { }

    internal InvalidFilterKeyException(ErrorResponse error)
        : base(error) { }
}

public class InvalidFilterOptionException : AmazonSimpleSystemsManagementException
{
    public InvalidFilterOptionException(string message)
        : base(message) { }

    internal InvalidFilterOptionException(ErrorResponse error)
        : base(error) { }
}

public class InvalidFilterValueException : AmazonSimpleSystemsManagementException
{
    public InvalidFilterValueException(string message)
        : base(message) { }

    internal InvalidFilterValueException(ErrorResponse error)
        : base(error) { }
}

public class InvalidKeyIdException : AmazonSimpleSystemsManagementException
{
    public InvalidKeyIdException(string message)
        : base(message) { }

    internal InvalidKeyIdException(ErrorResponse error)
        : base(error) { }
}

public class InvalidNextTokenException : AmazonSimpleSystemsManagementException
{
    public InvalidNextTokenException(string message)
        : base(message) { }

    internal InvalidNextTokenException(ErrorResponse error)
        : base(error) { }
}

public class InvalidPolicyAttributeException : AmazonSimpleSystemsManagementException
{
    public InvalidPolicyAttributeException(string message)
        : base(message) { }

    internal InvalidPolicyAttributeException(ErrorResponse error)
        : base(error) { }
}

public class InvalidPolicyTypeException : AmazonSimpleSystemsManagementException
{
    public InvalidPolicyTypeException(string message)
        : base(message) { }

    internal InvalidPolicyTypeException(ErrorResponse error)
        : base(error) { }
}

public class ParameterAlreadyExistsException : AmazonSimpleSystemsManagementException
{
    public ParameterAlreadyExistsException(string message)
        : base(message) { }

    internal ParameterAlreadyExistsException(ErrorResponse error)
        : base(error) { }
}

public class ParameterLimitExceededException : AmazonSimpleSystemsManagementException
{
    public ParameterLimitExceededException(string message)
        : base(message) { }

    internal ParameterLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class ParameterMaxVersionLimitExceededException : AmazonSimpleSystemsManagementException
{
    public ParameterMaxVersionLimitExceededException(string message)
        : base(message) { }

    internal ParameterMaxVersionLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class ParameterNotFoundException : AmazonSimpleSystemsManagementException
{
    public ParameterNotFoundException(string message)
        : base(message) { }

    internal ParameterNotFoundException(ErrorResponse error)
        : base(error) { }
}

public class ParameterPatternMismatchException : AmazonSimpleSystemsManagementException
{
    public ParameterPatternMismatchException(string message)
        : base(message) { }

    internal ParameterPatternMismatchException(ErrorResponse error)
        : base(error) { }
}

public class ParameterVersionLabelLimitExceededException : AmazonSimpleSystemsManagementException
{
    public ParameterVersionLabelLimitExceededException(string message)
        : base(message) { }

    internal ParameterVersionLabelLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class ParameterVersionNotFoundException : AmazonSimpleSystemsManagementException
{
    public ParameterVersionNotFoundException(string message)
        : base(message) { }

    internal ParameterVersionNotFoundException(ErrorResponse error)
        : base(error) { }
}

public class PoliciesLimitExceededException : AmazonSimpleSystemsManagementException
{
    public PoliciesLimitExceededException(string message)
        : base(message) { }

    internal PoliciesLimitExceededException(ErrorResponse error)
        : base(error) { }
}

public class TooManyUpdatesException : AmazonSimpleSystemsManagementException
{
    public TooManyUpdatesException(string message)
        : base(message) { }

    internal TooManyUpdatesException(ErrorResponse error)
        : base(error) { }
}

public class UnsupportedParameterTypeException : AmazonSimpleSystemsManagementException
{
    public UnsupportedParameterTypeException(string message)
        : base(message) { }

    internal UnsupportedParameterTypeException(ErrorResponse error)
        : base(error) { }
}
