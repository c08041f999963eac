namespace IdeaLab.Domain.People;

/// <summary>Both kinds are members; an <see cref="Ideas.Audience"/> may be one of them.</summary>
public enum PersonKind
{
    Customer = 0,
    Employee = 1,
}
