using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Tokens.Emulator.Ssm;

namespace Tokens.Emulator.Kms;

/// <summary>All keys, each known in its own region by its id, its ARN and its aliases.</summary>
/// <param name="disabled">Keys, as callers name them, that are disabled whatever their own state.</param>
internal sealed partial class KeyRing(IReadOnlySet<string> disabled)
{
    /// <summary>By the ARN of the key and of each alias.</summary>
    private readonly ConcurrentDictionary<string, KmsKey> _keys = new(StringComparer.Ordinal);

    public KmsKey Create(string region)
    {
        var key = new KmsKey(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), region);
        _keys[key.Arn] = key;
        return key;
    }

    public void Name(string alias, string name, string region)
    {
        if (!Alias().IsMatch(alias))
        {
            throw RefusedException.Constraint("aliasName", alias, "It begins with alias/, and not with alias/aws/");
        }

        if (!_keys.TryAdd(Arn(alias, region), Find(name, region)))
        {
            throw new RefusedException("AlreadyExistsException", $"An alias with the name {alias} already exists");
        }
    }

    public KmsKey Find(string name, string region)
    {
        var arn = Arn(name, region);
        return _keys.GetValueOrDefault(arn)
            ?? throw new RefusedException(
                "NotFoundException",
                arn.Contains(":alias/") ? $"Alias {arn} is not found." : $"Key '{arn}' does not exist"
            );
    }

    public KmsKey? Find(Guid number) => _keys.Values.FirstOrDefault(key => key.Number == number);

    public void RequireUsable(KmsKey key)
    {
        var names = _keys.Where(each => each.Value == key).SelectMany(each => NamesOf(each.Key));
        if (!key.IsEnabled || disabled.Overlaps(names))
        {
            throw new RefusedException("DisabledException", $"{key.Arn} is disabled.");
        }
    }

    private static string[] NamesOf(string arn)
    {
        var name = arn.Split(':')[^1];
        return [arn, name, name.Replace("key/", "", StringComparison.Ordinal)];
    }

    private static string Arn(string name, string region)
    {
        var here = $"arn:aws:kms:{region}:{Account.Id}:";
        return name switch
        {
            _ when name.StartsWith(here, StringComparison.Ordinal) => name,
            _ when name.StartsWith("arn:", StringComparison.Ordinal) => throw new RefusedException(
                "NotFoundException",
                $"Invalid arn {name.Split(':').ElementAtOrDefault(3)}"
            ),
            _ when name.StartsWith("alias/", StringComparison.Ordinal) => here + name,
            _ => $"{here}key/{name}",
        };
    }

    [GeneratedRegex("^alias/(?!aws/)[a-zA-Z0-9/_-]+$")]
    private static partial Regex Alias();
}
