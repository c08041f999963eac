using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;

namespace IdeaLab.Domain.Moderation;

/// <summary>The objection of a person to what staff did, and what another one of staff made of it. Each act takes one.</summary>
public sealed class Appeal
{
    public const int TextMaxLength = 2000;
    public const int AnswerMaxLength = 2000;

    private Appeal() { }

    internal Appeal(ModerationAct act, Person by, string text, DateTime at)
    {
        text = text.Trim();
        if (text.Length is 0 or > TextMaxLength) throw new RuleViolation("Rule.AppealText", TextMaxLength);
        (Act, ActId, Text, At, OpenSince) = (act, act.Id, text, at, at);
    }

    public int ActId { get; private set; }
    public ModerationAct Act { get; private set; } = null!;
    public string Text { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>Since when it waits for an answer, UTC; null once it has one. The concurrency token too: whoever answers second finds it answered.</summary>
    public DateTime? OpenSince { get; private set; }

    public DateTime? DecidedAt { get; private set; }
    public int? DecidedById { get; private set; }
    public Person? DecidedBy { get; private set; }

    /// <summary>Whether the act was undone for it; null while it waits.</summary>
    public bool? IsUpheld { get; private set; }
    public string? Answer { get; private set; }

    public bool IsOpen => OpenSince is not null;

    /// <summary>Why somebody cannot decide; null when they may: of staff, not who objects, and not who acted as long as there is another.</summary>
    /// <param name="hasOthers">Whether there is other staff than who acted and who objects.</param>
    public RuleViolation? WhyNotDecidedBy(Person? by, bool hasOthers) =>
        Act.WhyNotUndoneBy(by) ?? (hasOthers && by!.Id == Act.ById ? new RuleViolation("Rule.AppealOwnAct") : null);

    /// <summary>Takes the words away with whoever wrote them; nobody waits for an answer any more. Twice is once.</summary>
    public void TakeTextAway() => (Text, OpenSince) = ("", null);

    /// <summary>Answers it; upheld, the act is undone. The first answer stands.</summary>
    /// <exception cref="RuleViolation">The person may not, or the answer is missing or too long.</exception>
    public void Decide(Person by, bool isUpheld, string answer, bool hasOthers, PromiseTerms terms, DateTime at)
    {
        if (WhyNotDecidedBy(by, hasOthers) is { } violation) throw violation;
        answer = answer.Trim();
        if (answer.Length is 0 or > AnswerMaxLength) throw new RuleViolation("Rule.AppealAnswer", AnswerMaxLength);
        if (!IsOpen) return;

        (IsUpheld, Answer, DecidedBy, DecidedById, DecidedAt, OpenSince) = (isUpheld, answer, by, by.Id, at, null);
        if (isUpheld) Act.Undo(by, answer, terms, at);
    }
}
