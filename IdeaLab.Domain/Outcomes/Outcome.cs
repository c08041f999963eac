using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Money;
using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Outcomes;

/// <summary>What a delivered idea brought and cost by so many days after it was delivered, beside what had been expected. Amounts are in whole units of the organisation's currency.</summary>
public sealed class Outcome
{
    public const int NoteMaxLength = 2000;

    private Outcome() { }

    internal Outcome(Idea idea, int afterDays, MoneyRange? expectedValue, MoneyRange? expectedCost, DateTime at)
    {
        (Idea, IdeaId, DeliveredAt, AfterDays, OpenSince) = (idea, idea.Id, idea.DeliveredAt!.Value, afterDays, at);
        (ExpectedValue, ExpectedCost) = (expectedValue, expectedCost);
    }

    public int Id { get; private set; }
    public int IdeaId { get; private set; }
    public Idea Idea { get; private set; } = null!;

    /// <summary>The delivery it belongs to: what is delivered once more is asked about once more.</summary>
    public DateTime DeliveredAt { get; private set; }

    /// <summary>One of <see cref="OutcomeAges.Days"/>.</summary>
    public int AfterDays { get; private set; }

    /// <summary>Since when staff are asked for the figures, UTC; null once they are filed.</summary>
    public DateTime? OpenSince { get; private set; }

    public long? ExpectedValueLow { get; private set; }
    public long? ExpectedValueHigh { get; private set; }
    public long? ExpectedCostLow { get; private set; }
    public long? ExpectedCostHigh { get; private set; }

    /// <summary>What it was expected to bring; null when nobody said.</summary>
    public MoneyRange? ExpectedValue
    {
        get => MoneyRange.Of(ExpectedValueLow, ExpectedValueHigh);
        private set => (ExpectedValueLow, ExpectedValueHigh) = (value?.Low, value?.High);
    }

    /// <summary>What it was expected to cost; null when nobody said.</summary>
    public MoneyRange? ExpectedCost
    {
        get => MoneyRange.Of(ExpectedCostLow, ExpectedCostHigh);
        private set => (ExpectedCostLow, ExpectedCostHigh) = (value?.Low, value?.High);
    }

    /// <summary>What it really brought; null until filed.</summary>
    public long? Value { get; private set; }

    /// <summary>What it really cost; null until filed.</summary>
    public long? Cost { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>Whether everybody who sees the idea sees the figures; otherwise staff alone do.</summary>
    public bool IsPublic { get; private set; }

    public int? FiledById { get; private set; }
    public Person? FiledBy { get; private set; }
    public DateTime? FiledAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Writes down the real figures, or corrects them. The same again changes nothing.</summary>
    /// <exception cref="RuleViolation">The person is not staff, an amount is below 0 or above <see cref="MoneyRange.Max"/>, or the note is too long.</exception>
    public void File(Person by, OutcomeFigures figures, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        if (figures.Value is < 0 or > MoneyRange.Max || figures.Cost is < 0 or > MoneyRange.Max) throw new RuleViolation("Rule.MoneyAmount", MoneyRange.Max);
        figures = figures with { Note = figures.Note.Trim() };
        if (figures.Note.Length > NoteMaxLength) throw new RuleViolation("Rule.OutcomeNote", NoteMaxLength);
        if (FiledAt is not null && figures == Figures) return;

        (Value, Cost, Note, IsPublic) = (figures.Value, figures.Cost, figures.Note, figures.IsPublic);
        (ExpectedValue, ExpectedCost) = (figures.ExpectedValue, figures.ExpectedCost);
        (FiledBy, FiledById, FiledAt, OpenSince) = (by, by.Id, at, null);
        Version++;
    }

    /// <summary>As they were filed; null before.</summary>
    public OutcomeFigures? Figures => Value is { } value && Cost is { } cost ? new(value, cost, ExpectedValue, ExpectedCost, Note, IsPublic) : null;
}
