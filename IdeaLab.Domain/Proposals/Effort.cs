namespace IdeaLab.Domain.Proposals;

/// <summary>How much work it is, each step about four times the one before; what is known this early is no more exact. The values order and place it on a chart.</summary>
public enum Effort
{
    /// <summary>One person, some days.</summary>
    Days = 1,

    /// <summary>A few people, some weeks.</summary>
    Weeks = 2,

    /// <summary>One team, up to three months.</summary>
    Quarter = 3,

    /// <summary>Several teams, up to a year.</summary>
    Year = 4,

    /// <summary>A programme of more than a year.</summary>
    Longer = 5,
}
