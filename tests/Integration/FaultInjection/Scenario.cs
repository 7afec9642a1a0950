namespace Tokens.Tests.Integration.FaultInjection;

/// <summary>
/// Something whole that the functions do: what there is at its beginning, the part in which a call goes wrong, and what
/// happens afterwards, when nothing does.
/// </summary>
public abstract class Scenario
{
    public abstract string Name { get; }

    /// <summary>Whether the provider kills a refresh token when it is used, so that an answer which is lost is lost for good.</summary>
    public virtual bool IsUnforgiving => false;

    public abstract void Arrange(Stage stage);

    public abstract Task ActAsync(Stage stage);

    /// <summary>What failed is delivered again, time goes by, the sweeps come, and people do what the log asks for.</summary>
    public virtual async Task RecoverAsync(Stage stage)
    {
        await stage.Functions.DeliverAgainAsync();
        await SweepTwiceAsync(stage);
    }

    protected static async Task SweepTwiceAsync(Stage stage)
    {
        for (var i = 0; i < 2; i++)
        {
            stage.Pass();
            await stage.Functions.SweepAsync();
            await stage.Restorer.RestoreAsync();
        }
    }

    public override string ToString() => Name;
}
