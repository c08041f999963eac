using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.SignIns;
using IdeaLab.Domain.Warning;
using IdeaLab.Web.Mail;
using IdeaLab.Web.Mail.AccountErased;
using IdeaLab.Web.Mail.AddressChanged;
using IdeaLab.Web.Mail.AlreadyMember;
using IdeaLab.Web.Mail.ConfirmAddress;
using IdeaLab.Web.Mail.DataExported;
using IdeaLab.Web.Mail.EarlyWarning;
using IdeaLab.Web.Mail.IdeaNews;
using IdeaLab.Web.Mail.Moderated;
using IdeaLab.Web.Mail.ModerationReviewed;
using IdeaLab.Web.Mail.NewSignIn;
using IdeaLab.Web.Mail.OutcomeAsked;
using IdeaLab.Web.Mail.PersonalWord;
using IdeaLab.Web.Mail.ResetPassword;
using IdeaLab.Web.Mail.SignInCode;
using IdeaLab.Web.Mail.Test;
using IdeaLab.Web.Mail.WeeklyDigest;

namespace IdeaLab.Tests.Mail;

/// <summary>One of each mail the lab writes, with plain values: for the golden files, and to be looked at.</summary>
public static class SampleMails
{
    public const string Site = "https://ideas.example.org";

    /// <summary>Of a link that acts.</summary>
    public const int ActTokenLength = 240;

    private const string Token = "CfDJ8Gx1tq0nUo3yJb5s7kWm2VdPzRfEaHcLi9TxQ4uN6oYwBvKgMpSjDlZrXe";
    private static readonly string ActToken = string.Concat(Enumerable.Repeat(Token, 4))[..ActTokenLength];
    private const string Note = "The fees are the point I am least sure about:\n\n- what does a **reversal** cost us today?\n- who signs it?\n\nThe [numbers of March](/ideas/42#comment-7) may help.";

    /// <summary>By the name of its golden files.</summary>
    public static readonly IReadOnlyDictionary<string, MailContent> All = new Dictionary<string, MailContent>
    {
        ["account-erased"] = new AccountErasedMail(WithTexts: false),
        ["address-changed"] = new AddressChangedMail("ana.new@example.org"),
        ["already-member"] = new AlreadyMemberMail($"{Site}/account/sign-in", $"{Site}/account/forgot"),
        ["author-asked"] = Word(MailKind.AuthorAsked, "/ideas/42/reply", Note),
        ["confirm-address"] = new ConfirmAddressMail($"{Site}/account/confirm?id=7&token={Token}", TimeSpan.FromHours(24)),
        ["data-exported"] = new DataExportedMail($"{Site}/account/data", 7),
        ["early-warning"] = new EarlyWarningMail("Freeze a lost card from the app", MailDesk.Now.AddHours(-2), AlertLabel.PossibleCampaign,
            [new(EventKinds.Votes, 1230, 4.5), new(EventKinds.Comments, 12, 3), new(EventKinds.NewVoters, 28, 0.02)], $"{Site}/ideas/42/why", $"{Site}/review/alerts", List("warnings")),
        ["idea-news"] = new IdeaNewsMail(SampleNews.OfEachSort, List("news")),
        ["idea-news-of-one"] = new IdeaNewsMail([SampleNews.OfEachSort[0]], List("news")),
        ["idea-news-of-many"] = new IdeaNewsMail(SampleNews.Many, List("news")),
        ["mentioned"] = Word(MailKind.Mentioned, "/review/42#notes", "@Ana, could you look at this?"),
        ["moderated"] = new ModeratedMail(ActKind.Hide, "Freeze a lost card from the app", Ground.Insult, "Calling others fools is no argument.\n\nSay what you think of the **idea**.", null, $"{Site}/account/moderation", $"{Site}/about/conduct"),
        ["moderation-reviewed"] = new ModerationReviewedMail(ModerationReview.Upheld, "Freeze a lost card from the app", "It was a quotation, and is marked as one.", true, $"{Site}/account/moderation"),
        ["new-sign-in"] = new NewSignInMail(new Device("Firefox", "Linux"), MailDesk.Now, $"{Site}/account/sessions"),
        ["outcome-asked"] = new OutcomeAskedMail("Freeze a lost card from the app", 90, $"{Site}/review/42/outcome/90"),
        ["reset-password"] = new ResetPasswordMail($"{Site}/account/reset?id=7&token={Token}", TimeSpan.FromHours(1)),
        ["score-asked"] = Word(MailKind.ScoreAsked, "/score/42", "", MailDesk.Now.AddDays(5)),
        ["score-declined"] = Word(MailKind.ScoreDeclined, "/review/42/scores", "I wrote it, so somebody else should judge it."),
        ["score-late"] = Word(MailKind.ScoreLate, "/score/42", "Above all: is it worth the risk?", MailDesk.Now.AddDays(-1)),
        ["sign-in-code"] = new SignInCodeMail("042137", 10),
        ["suspended"] = new ModeratedMail(ActKind.Suspend, null, Ground.Deceit, "Nine accounts voted from one hand.", MailDesk.Now.AddDays(7), $"{Site}/account/moderation", $"{Site}/about/conduct"),
        ["team-joined"] = Word(MailKind.TeamJoined, "/proposals/42", "Whoever loses a card waits nine minutes on the phone until it is blocked.\n\nIn those nine minutes most of the damage is done."),
        ["test"] = new TestMail(MailDesk.Now),
        ["weekly-digest"] = Digest(SampleDigest.OfEachReason),
        ["weekly-digest-of-three-weeks"] = Digest(SampleDigest.OfThreeWeeks, isAskedFor: true),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>A reader of each language, as they like to be written to.</summary>
    public static MailRecipient ReaderOf(string language) => language == "es" ? MailDesk.Ana : MailDesk.Oliver with { Language = language, TimeZone = MailDesk.Ana.TimeZone };

    public static MailingList List(string name) => new($"{name}.example.org", $"{Site}/mail/unsubscribe/{Token}", $"{Site}/mail/choices/{Token}");

    /// <summary>With links of the length that the lab's own have.</summary>
    public static WeeklyDigestMail Digest(WeeklyDigest digest, string site = Site, bool isAskedFor = false) =>
        new(digest, List("digest"), digest.Sections.SelectMany(section => section.Lines).SelectMany(line => line.Acts, (line, act) => (line.IdeaId, act)).Distinct()
            .ToDictionary(offer => offer, offer => $"{site}/mail/act/{ActToken[..^8]}{offer.IdeaId:00000000}"), isAskedFor);

    private static PersonalWordMail Word(MailKind kind, string path, string body, DateTime? due = null) =>
        new(kind, "Freeze a lost card from the app", Site + path, "Carmen Ibáñez", body) { DueAt = due };
}
