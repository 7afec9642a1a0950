namespace Tokens.Tests.ParameterStoreServer.Model;

/// <summary>What a PutParameter makes of a parameter, or why it is refused.</summary>
internal sealed class WriteRule(StoreLimits limits)
{
    private readonly KeyRule _keys = new(limits.DisabledKeys);

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
        current is null
            ? new Parameter(request.Name, [Next(request, null, shelf, now)])
            : Overwrite(current, request, shelf, now);

    private Parameter Overwrite(Parameter current, PutRequest request, Shelf shelf, DateTimeOffset now)
    {
        if (!request.Overwrite)
        {
            throw new RefusedException(
                "ParameterAlreadyExists",
                "The parameter already exists. To overwrite this value, set the overwrite option in the request to true."
            );
        }

        if (now - current.Latest.LastModified < limits.BetweenOverwrites)
        {
            throw new RefusedException("TooManyUpdates", $"There are concurrent updates of {current.Name}.");
        }

        return VersionRule.Append(current, Next(request, current.Latest, shelf, now));
    }

    private ParameterVersion Next(PutRequest request, ParameterVersion? current, Shelf shelf, DateTimeOffset now)
    {
        var type = TypeRule.Decide(request.Type, current?.Type);
        var pattern = request.AllowedPattern ?? current?.AllowedPattern;
        ValueRule.Require(request.Value, pattern);
        var policies = request.Policies is null ? current?.Policies ?? [] : PolicyDocument.Parse(request.Policies);
        return new ParameterVersion
        {
            Version = (current?.Version ?? 0) + 1,
            Type = type,
            Value = request.Value,
            LastModified = now,
            KeyId = _keys.Decide(type, request.KeyId),
            Tier = Tier(request, current, policies.Count > 0, shelf),
            DataType = request.DataType ?? current?.DataType ?? "text",
            Description = request.Description ?? current?.Description,
            AllowedPattern = pattern,
            Policies = policies,
        };
    }

    private ParameterTier Tier(PutRequest request, ParameterVersion? current, bool hasPolicies, Shelf shelf)
    {
        var standardIsFull = current is null && shelf.Count(ParameterTier.Standard) >= limits.StandardParameters;
        var need = new TierNeed(ValueRule.Size(request.Value), hasPolicies, standardIsFull);
        var tier = TierRule.Decide(request.Tier, current?.Tier, need);
        var isFull = tier == ParameterTier.Standard ? standardIsFull : IsAdvancedFull(current, shelf);
        return isFull
            ? throw new RefusedException(
                "ParameterLimitExceeded",
                $"You have reached the maximum number of {tier} parameters for this AWS account and Region "
                    + $"({shelf.Count(tier)})."
            )
            : tier;
    }

    private bool IsAdvancedFull(ParameterVersion? current, Shelf shelf) =>
        current?.Tier != ParameterTier.Advanced && shelf.Count(ParameterTier.Advanced) >= limits.AdvancedParameters;
}
