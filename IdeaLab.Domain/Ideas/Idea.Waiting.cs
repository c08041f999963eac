using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;

namespace IdeaLab.Domain.Ideas;

/// <summary>Asking the author. While the idea waits for them it is in nobody's queue and the promised time stands still. The verbs expect what is open to be loaded (<c>WithWhatIsOwed()</c>).</summary>
public sealed partial class Idea
{
    private readonly List<AuthorQuestion> _authorQuestions = [];

    public IReadOnlyList<AuthorQuestion> AuthorQuestions => _authorQuestions;

    /// <summary>Since when the idea waits for its author, UTC; null when it does not.</summary>
    public DateTime? WaitingSince { get; private set; }

    /// <summary>Whether staff may ask the author now: not of an imported idea, whose author is not here, nor of one that is settled or waits already.</summary>
    public bool MayAskAuthor => Source is null && WaitingSince is null && !IsWithheld && StatusSteps.From(Status).Count > 0;

    /// <summary>Whether the person may reply to what staff asked: the author, while the idea waits for them.</summary>
    public bool AwaitsReplyOf(Person? person) => person.MayTakePart() && person.Id == AuthorId && WaitingSince is not null && Status is not IdeaStatus.Merged;

    /// <summary>Asks the author something; the promised time stands still until they reply or staff go on.</summary>
    /// <exception cref="RuleViolation">The person is not staff or is the author, the author is not here or was asked already, or the text is empty or too long.</exception>
    public AuthorQuestion AskAuthor(Person by, string body, DateTime at)
    {
        if (!by.ReviewsIdeas()) throw new RuleViolation("Rule.StaffOnly");
        RefuseWhenWithheld();
        if (!MayAskAuthor) throw new RuleViolation(WaitingSince is null ? "Rule.AuthorNotHere" : "Rule.AuthorAsked");
        if (by.Id == AuthorId) throw new RuleViolation("Rule.AskOneself");
        body = body.Trim();
        if (body.Length is 0 or > AuthorQuestion.BodyMaxLength) throw new RuleViolation("Rule.AuthorQuestion", AuthorQuestion.BodyMaxLength);

        var question = new AuthorQuestion(this, by, body, at);
        _authorQuestions.Add(question);
        WaitingSince = at;
        OpenPromise?.Pause(at);
        TakePlaceInQueue();
        Version++;
        return question;
    }

    /// <summary>The author's reply puts the idea back into the queue; the promised time goes on with what was left of it.</summary>
    /// <exception cref="RuleViolation">Nothing is asked of this person, or the text is empty or too long.</exception>
    public void ReplyToStaff(Person author, string reply, PromiseTerms terms, DateTime at)
    {
        if (!AwaitsReplyOf(author)) throw new RuleViolation("Rule.NothingAsked");
        reply = reply.Trim();
        if (reply.Length is 0 or > AuthorQuestion.ReplyMaxLength) throw new RuleViolation("Rule.AuthorReply", AuthorQuestion.ReplyMaxLength);

        StopWaiting(reply, at);
        if (!IsWithheld) OpenPromise?.Resume(terms.Calendar, at);
        TakePlaceInQueue();
        Version++;
    }

    private void StopWaiting(string? reply, DateTime at)
    {
        WaitingSince = null;
        _authorQuestions.Find(q => q.IsOpen)?.Close(reply, at);
    }
}
