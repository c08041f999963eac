namespace IdeaLab.Domain.People;

/// <summary>What a member does here besides taking part. One person may hold several.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Triages, changes status, answers officially.</summary>
    Reviewer = 1,

    /// <summary>A reviewer who owns topics and receives their weekly digest.</summary>
    Owner = 2,

    /// <summary>Owner over everything.</summary>
    Lead = 4,

    /// <summary>People, roles, topics, settings, health.</summary>
    Admin = 8,
}
