namespace Tokens.Tests.Unit;

/// <summary>
/// The life of a process that may end before any call that changes something. Once it is over nothing that it still
/// does has an effect.
/// </summary>
internal sealed class Life
{
    private int? callsLeft;
    private Notification? published;

    public bool IsOver { get; private set; }

    /// <summary>What was published while nobody could remember that it was: it is rightly told a second time.</summary>
    public HashSet<Notification> LostAnswers { get; } = [];

    /// <summary>A new process, that ends before the call after so many; null for one that comes to its own end.</summary>
    public void Begin(int? calls = null)
    {
        IsOver = false;
        published = null;
        callsLeft = calls;
    }

    /// <summary>Before any call.</summary>
    public void Live()
    {
        if (IsOver)
        {
            throw new KilledException();
        }
    }

    /// <summary>Before a call that changes something.</summary>
    public void Spend(Notification? publishing = null)
    {
        Live();
        if (callsLeft-- == 0)
        {
            IsOver = true;
            if (published is not null)
            {
                LostAnswers.Add(published);
            }

            throw new KilledException();
        }

        published = publishing;
    }
}

/// <summary>The process is no more.</summary>
internal sealed class KilledException : Exception;
