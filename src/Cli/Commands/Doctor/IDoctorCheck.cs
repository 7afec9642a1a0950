namespace Tokens.Cli.Commands.Doctor;

/// <summary>One of the things that <c>tokens doctor</c> checks.</summary>
internal interface IDoctorCheck
{
    string Name { get; }

    /// <summary>At least one finding.</summary>
    /// <exception cref="StoreException">AWS refused a call; <see cref="DoctorChecks"/> reports it as a warning.</exception>
    IAsyncEnumerable<Finding> RunAsync(DoctorContext context);
}
