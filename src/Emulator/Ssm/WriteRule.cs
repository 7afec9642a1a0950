using System.Text.RegularExpressions;

namespace Tokens.Emulator.Ssm;

/// <summary>What a PutParameter makes of a parameter, or why it is refused. No refusal repeats the value.</summary>
internal sealed class WriteRule(StoreLimits limits)
{
    private const int MostVersions = 100;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    /// <summary>What AWS refuses before it looks at what there is.</summary>
    public static void RequireValid(PutRequest request)
    {
        if (request.Value.Length == 0)
        {
            throw RefusedException.Constraint("value", "", "Member must have length greater than or equal to 1.");
        }

        if (request.Type is { } type && !Enum.IsDefined(typeof(ParameterType), type))
        {
            throw RefusedException.Constraint(
                "type",
                type,
                "Member must satisfy enum value set: [SecureString, StringList, String]"
            );
        }

        if (request is { Overwrite: true, HasTags: true })
        {
            throw RefusedException.Invalid(
                "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please "
                    + "remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or "
                    + "RemoveTagsFromResource."
            );
        }

        if (request.DataType is not (null or "text" or "aws:ec2:image" or "aws:ssm:integration"))
        {
            throw RefusedException.Invalid(
                $"The following data type is not supported: {request.DataType} (Data type names are all lowercase.)"
            );
        }
    }

    public Parameter Write(Parameter? current, PutRequest request, Shelf shelf, DateTimeOffset now) =>
        current is null ? new Parameter(request.Name, [Next(request, null, shelf, now)])
        : request.Overwrite ? Append(current, Next(request, current.Latest, shelf, now))
        : throw new RefusedException(
            "ParameterAlreadyExists",
            "The parameter already exists. To overwrite this value, set the overwrite option in the request to true."
        );

    /// <summary>A parameter keeps its hundred newest versions, and a labelled oldest one blocks the next.</summary>
    private static Parameter Append(Parameter parameter, ParameterVersion next)
    {
        var isFull = parameter.Versions.Count >= MostVersions;
        var oldest = parameter.Versions[0];
        return isFull && oldest.Labels.Count > 0
            ? throw new RefusedException(
                "ParameterMaxVersionLimitExceeded",
                $"You attempted to create a new version of {parameter.Name} by calling the PutParameter API with the "
                    + $"overwrite flag. Version {oldest.Version}, the oldest version, can't be deleted because it has a "
                    + "label associated with it. Move the label to another version of the parameter, and try again."
            )
            : parameter with
            {
                Versions = [.. parameter.Versions.Skip(isFull ? 1 : 0), next],
            };
    }

    private ParameterVersion Next(PutRequest request, ParameterVersion? current, Shelf shelf, DateTimeOffset now)
    {
        var type = Type(request.Type, current?.Type);
        var pattern = request.AllowedPattern ?? current?.AllowedPattern;
        RequireValue(request.Value, pattern);
        var policies = request.Policies is null ? current?.Policies ?? [] : PolicyDocument.Parse(request.Policies);
        return new ParameterVersion
        {
            Version = (current?.Version ?? 0) + 1,
            Type = type,
            Value = request.Value,
            LastModified = now,
            KeyId = Key(type, request.KeyId),
            Tier = Tier(request, current, policies.Count > 0, shelf),
            DataType = request.DataType ?? current?.DataType ?? "text",
            Description = request.Description ?? current?.Description,
            AllowedPattern = pattern,
            Policies = policies,
        };
    }

    /// <summary>Required on creation, fixed from then on.</summary>
    private static ParameterType Type(string? asked, ParameterType? current)
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

    private static void RequireValue(string value, string? pattern)
    {
        if (value.Contains("{{", StringComparison.Ordinal) && value.Contains("}}", StringComparison.Ordinal))
        {
            throw RefusedException.Invalid(
                "Parameter value can't nest another parameter. Do not use \"{{}}\" in the value."
            );
        }

        if (!string.IsNullOrEmpty(pattern) && !Compile(pattern).IsMatch(value))
        {
            throw new RefusedException(
                "ParameterPatternMismatchException",
                $"Parameter value, cannot be validated against allowedPattern: {pattern}"
            );
        }
    }

    // The whole value has to match: the guide's example refuses a value of which only a part does.
    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (ArgumentException)
        {
            throw new RefusedException(
                "InvalidAllowedPatternException",
                "The allowed pattern is no regular expression."
            );
        }
    }

    /// <summary>A key left out is the account's default one, whatever the previous version had.</summary>
    private string? Key(ParameterType type, string? asked)
    {
        var key = type == ParameterType.SecureString ? asked ?? Account.DefaultKey : null;
        limits.RequireUsable(key ?? "");
        return key;
    }

    private ParameterTier Tier(PutRequest request, ParameterVersion? current, bool hasPolicies, Shelf shelf)
    {
        var isFull = current is null && shelf.Standards >= limits.StandardParameters;
        var tier = new TierRule(request.Value, hasPolicies, isFull).Decide(request.Tier, current?.Tier);
        return isFull && tier == ParameterTier.Standard
            ? throw new RefusedException(
                "ParameterLimitExceeded",
                "You have reached the maximum number of Standard parameters for this AWS account and Region "
                    + $"({shelf.Standards})."
            )
            : tier;
    }
}
