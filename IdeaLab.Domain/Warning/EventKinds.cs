namespace IdeaLab.Domain.Warning;

/// <summary>What may come to an idea in a burst. A sum of them says which did.</summary>
[Flags]
public enum EventKinds
{
    None = 0,
    Votes = 1,
    Comments = 2,
    Flags = 4,

    /// <summary>People whose first vote in this lab it is.</summary>
    NewVoters = 8,
}
