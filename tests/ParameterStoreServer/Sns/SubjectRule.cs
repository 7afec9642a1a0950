namespace Tokens.Tests.ParameterStoreServer.Sns;

/// <summary>
/// What a subject must be: ASCII under 100 characters, without control characters, not beginning with a space. Newer
/// pages of AWS's allow UTF-8, and its service has been seen to take exactly 100: the stricter rule suits every reader.
/// </summary>
internal static class SubjectRule
{
    private const int TooLong = 100;

    public static void Require(string? subject)
    {
        if (subject is not null && !IsValid(subject))
        {
            throw Refusals.Invalid("Subject");
        }
    }

    private static bool IsValid(string subject) =>
        subject.Length is > 0 and < TooLong
        && subject[0] != ' '
        && subject.All(character => character is >= ' ' and <= '~');
}
