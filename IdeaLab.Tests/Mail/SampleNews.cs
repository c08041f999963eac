using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Mail.IdeaNews;

namespace IdeaLab.Tests.Mail;

/// <summary>News of each sort that a member can be told.</summary>
public static class SampleNews
{
    public static readonly IReadOnlyList<NewsItem> OfEachSort =
    [
        Of(42, "Freeze a lost card from the app", 0, "The team starts in January.") with { To = IdeaStatus.Planned },
        Of(42, "Freeze a lost card from the app", 3, "You asked whether a frozen card can still be paid back to. **Yes**:\n\n1. refunds arrive,\n2. new payments are refused.\n\nMore on [the page of the project](https://example.org/freeze).\n\n> Can I thaw it myself?\n\nYou can, at any time."),
        Of(43, "Split a bill among friends", 5, "Smaller than planned: only among members.") with { IsChange = true, AsksAgain = true, Kind = NewsKinds.StillYes },
        Of(44, "Round up and save", 8, "Both ask for the same; your vote counts there.") with { To = IdeaStatus.Merged, MergedWith = "Put small change aside by itself" },
        Of(45, "A card without numbers", 9, "They turned out to be two things.") with { To = IdeaStatus.UnderReview, IsUnmerged = true },
        Of(46, "Ask before a subscription renews", 12, "I would want that a week ahead, not a day.\nA day is too late to cancel.") with { Link = $"{SampleMails.Site}/ideas/46/ask-before-a-subscription-renews#comment-7", IsComment = true, Kind = NewsKinds.Replies },
        Of(46, "Ask before a subscription renews", 13, "@Ana said the same last year.") with { Link = $"{SampleMails.Site}/ideas/46/ask-before-a-subscription-renews#comment-9", IsComment = true, NamesReader = true, Kind = NewsKinds.Replies },
        Of(0, "How can we make paying abroad clearer?", 20, "") with { Link = $"{SampleMails.Site}/challenges/3/how-can-we-make-paying-abroad-clearer", Result = new(37, 1284, 412), Kind = NewsKinds.Challenges },
    ];

    /// <summary>More than one mail holds.</summary>
    public static readonly IReadOnlyList<NewsItem> Many =
    [
        .. Enumerable.Range(1, 75).Select(n => Of(100 + (n - 1) * 70 / 75, $"Idea number {(n - 1) * 70 / 75 + 1}", n, "We are at it.") with { To = IdeaStatus.InProgress }),
    ];

    public static NewsItem Of(int ideaId, string title, int hour, string body) =>
        new(ideaId, title, $"{SampleMails.Site}/ideas/{ideaId}/{Slug.Of(title)}", null, "Carmen Ibáñez", MailDesk.Now.AddDays(-6).AddHours(hour), body);
}
