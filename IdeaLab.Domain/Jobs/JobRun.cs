namespace IdeaLab.Domain.Jobs;

/// <summary>One run of a job. The unique pair (job, slot) lets one node alone take each firing.</summary>
public sealed class JobRun
{
    public const int ErrorMaxLength = 4000;

    private JobRun() { }

    public JobRun(string job, DateTime slot, DateTime startedAt, string node, int? askedById = null)
    {
        Job = job;
        Slot = slot;
        StartedAt = startedAt;
        Node = node;
        AskedById = askedById;
    }

    public int Id { get; private set; }
    public string Job { get; private set; } = "";

    /// <summary>The moment of the timetable this run belongs to, or the moment somebody asked for it.</summary>
    public DateTime Slot { get; private set; }

    public DateTime StartedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>How many things it dealt with: ideas ranked, mails sent, digests composed.</summary>
    public int Items { get; private set; }

    public JobOutcome Outcome { get; private set; }
    public string? Error { get; private set; }

    /// <summary>The process that ran it: machine and process number.</summary>
    public string Node { get; private set; } = "";

    /// <summary>The admin who pressed "run now"; null for the timetable.</summary>
    public int? AskedById { get; private set; }

    /// <summary>It ended well, having dealt with so many things; see <see cref="Items"/>.</summary>
    public void Succeed(int items, DateTime at) => (Outcome, Items, EndedAt) = (JobOutcome.Succeeded, items, at);

    /// <summary>It ended in a fault, told in the system's words; what is longer than <see cref="ErrorMaxLength"/> is cut.</summary>
    public void Fail(string error, DateTime at) =>
        (Outcome, Error, EndedAt) = (JobOutcome.Failed, error.Length <= ErrorMaxLength ? error : error[..ErrorMaxLength], at);

    /// <summary>Its process is gone.</summary>
    public void Abandon(DateTime at) => (Outcome, EndedAt) = (JobOutcome.Abandoned, at);
}

/// <summary>How a run ended. One whose process went away without a word is abandoned; work not done is due again by its rows.</summary>
public enum JobOutcome
{
    Running = 0,
    Succeeded = 1,
    Failed = 2,
    Abandoned = 3,
}
