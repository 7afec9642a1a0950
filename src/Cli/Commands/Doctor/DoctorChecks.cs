namespace Tokens.Cli.Commands.Doctor;

/// <summary>Runs checks in order. A check that AWS refuses is a warning: whether that part works is unknown.</summary>
internal static class DoctorChecks
{
    private const string NotChecked =
        "allow or fix what it names; what an emulator does not support can only be checked over AWS";

    public static async Task<IReadOnlyList<CheckFinding>> RunAsync(
        IEnumerable<IDoctorCheck> checks,
        DoctorContext context
    )
    {
        var findings = new List<CheckFinding>();
        foreach (var check in checks)
        {
            try
            {
                await foreach (var finding in check.RunAsync(context))
                {
                    findings.Add(new(check.Name, finding));
                }
            }
            catch (StoreException failure)
            {
                var what = $"could not be checked: {failure.Message}";
                findings.Add(new(check.Name, Finding.Warning(check.Name, what, NotChecked)));
            }
        }

        return findings;
    }
}

internal sealed record CheckFinding(string Check, Finding Finding);
