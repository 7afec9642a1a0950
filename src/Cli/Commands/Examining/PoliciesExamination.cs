using System.Runtime.CompilerServices;
using Tokens.Adapters.Inspection;

namespace Tokens.Cli.Commands.Examining;

/// <summary>The policies of credentials: the reminders that the store gives by itself, and an expiration, which deletes.</summary>
internal sealed class PoliciesExamination(ParameterInspector inspector) : IExamination
{
    public string Name => "policies";

    public async IAsyncEnumerable<Finding> RunAsync(
        Patient patient,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var uses = CredentialUse.Index(patient.Snapshot.Catalogue);
        var described = await inspector.DescribeAsync([.. uses.Keys], cancellation);
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
                "is a String, which everybody reads who may read parameters",
                "the store keeps its type: set \"enabled\":false for those who use it, delete it, and make it anew as a SecureString"
            );
        }

        if (facts.Policies.Any(policy => policy.Type == "Expiration"))
        {
            yield return Finding.Error(
                place,
                "has an Expiration policy, which deletes it",
                "write its value once more with --overwrite --policies '[{}]', which takes all of them away; without --policies it keeps them"
            );
        }

        if (facts.Policies.Any(policy => policy.Status == "Failed"))
        {
            yield return Finding.Warning(place, "a policy of it has failed", "see its policies in the console");
        }

        if (use is { Role: CredentialRole.ClientSecret, Policy: { } policy })
        {
            yield return Reminders(place, facts, NoChangeNotification.For(policy).Count);
        }
    }

    private static Finding Reminders(string place, ParameterFacts facts, int rungs)
    {
        var reminders = facts.Policies.Where(policy => policy.Type == "NoChangeNotification").ToList();
        var pending = reminders.Count(policy => policy.Status == "Pending");
        return reminders.Count switch
        {
            0 => Finding.Note(place, "Parameter Store does not remind of it by itself; the hourly sweep does"),
            var some when some < rungs => Finding.Note(
                place,
                $"has {some} of the ladder's {rungs} reminders ({pending} pending); the hourly sweep gives all"
            ),
            _ => Finding.Fine(place, $"has a reminder for each rung, {pending} of them pending"),
        };
    }
}
