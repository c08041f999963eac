namespace IdeaLab.Domain.Ideas;

/// <summary>For whom an idea exists.</summary>
public enum Audience
{
    Everyone = 0,
    Customers = 1,
    Employees = 2,
}
