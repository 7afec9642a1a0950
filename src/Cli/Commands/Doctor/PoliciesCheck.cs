using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Doctor;

/// <summary>The parameter policies of credentials: reminders by Parameter Store, and Expiration, which deletes.</summary>
internal sealed class PoliciesCheck(ParameterInspector inspector) : IDoctorCheck
{
    public string Name => "policies";

    public async IAsyncEnumerable<Finding> RunAsync(DoctorContext context)
    {
        var uses = CredentialUse.Index(context.Snapshot.Catalogue);
        var described = await inspector.DescribeAsync([.. uses.Keys], context.Cancellation);
        foreach (var facts in described)
        {
            foreach (var finding in Describe(uses[facts.Name], facts))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Describe(CredentialUse use, ParameterFacts facts)
    {
        var place = facts.Name.Value;
        if (!facts.IsSecure)
        {
            yield return Finding.Warning(
                place,
                "is a String, which needs no kms:Decrypt to read",
                "a parameter keeps its type: set \"enabled\":false for the connections that use it, delete it, create it as a SecureString"
            );
        }

        if (facts.Policies.Any(policy => policy.Type == "Expiration"))
        {
            yield return Finding.Error(
                place,
                "has an Expiration policy, which deletes it",
                "write its value again with --overwrite --policies '[{}]', which removes all policies; without --policies it keeps them"
            );
        }

        if (facts.Policies.Any(policy => policy.Status == "Failed"))
        {
            yield return Finding.Warning(place, "one of its policies has failed", "see its policies in the console");
        }

        if (use is { Role: CredentialRole.ClientSecret, Policy: { } policy })
        {
            yield return Reminders(place, facts, NoChangeNotification.For(policy).Count);
        }
    }

    private static Finding Reminders(string place, ParameterFacts facts, int expected)
    {
        var reminders = facts.Policies.Where(policy => policy.Type == "NoChangeNotification").ToList();
        var pending = reminders.Count(policy => policy.Status == "Pending");
        return reminders.Count switch
        {
            0 => Finding.Note(place, "Parameter Store sends no reminders of its own; the hourly rotation check does"),
            var some when some < expected => Finding.Note(
                place,
                $"has {some} of {expected} reminder policies ({pending} pending); the hourly rotation check sends all reminders"
            ),
            _ => Finding.Fine(place, $"has all {expected} reminder policies, {pending} of them pending"),
        };
    }
}
