namespace Tokens.Cli.Commands.Examining;

/// <summary>Makes examinations one after the other; one that cannot be made is a finding itself:
/// nothing is known to be broken, nor to be whole.</summary>
internal static class Examinations
{
    private const string CannotLook =
        "allow or mend what it names; what an emulator does not tell is to be looked at over AWS";

    public static async Task<IReadOnlyList<(string Examination, Finding Finding)>> RunAsync(
        IEnumerable<IExamination> examinations,
        Patient patient,
        CancellationToken cancellation
    )
    {
        var findings = new List<(string, Finding)>();
        foreach (var one in examinations)
        {
            try
            {
                await foreach (var finding in one.RunAsync(patient, cancellation))
                {
                    findings.Add((one.Name, finding));
                }
            }
            catch (StoreException failure)
            {
                findings.Add(
                    (one.Name, Finding.Warning(one.Name, $"could not be looked at: {failure.Message}", CannotLook))
                );
            }
        }

        return findings;
    }
}
