namespace IdeaLab.Domain.People;

/// <summary>How often news of one kind is mailed. Mail a person asks for (codes, links) always goes out.</summary>
public enum MailChoice
{
    Instant = 0,
    Daily = 1,
    Weekly = 2,
    Never = 3,
}
