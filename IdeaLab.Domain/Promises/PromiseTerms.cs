namespace IdeaLab.Domain.Promises;

/// <summary>What an organisation promises at present: an official answer within so many working days of its calendar.</summary>
public sealed record PromiseTerms(WorkingCalendar Calendar, int WorkingDays)
{
    public DateTime DueAt(DateTime madeAt) => Calendar.EndAfter(madeAt, WorkingDays);
}
