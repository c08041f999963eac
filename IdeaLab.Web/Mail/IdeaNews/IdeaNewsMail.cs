using System.Text;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Html;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Mail.IdeaNews;

/// <summary>To a member: the steps, official answers and material changes of the ideas they follow, replies and mentions, and the challenges that closed, one or a bundle.</summary>
public sealed record IdeaNewsMail(IReadOnlyList<NewsItem> Items, MailingList Unsubscribing) : MailContent(MailKind.IdeaNews)
{
    public override Type View => typeof(IdeaNewsView);
    public override MailingList? List => Unsubscribing;

    public override string Subject(MailWords words) => Items.Select(item => (item.IdeaId, item.Title)).Distinct().Count() == 1
        ? $"{Headline(words, Items[^1])}: {Directions.SetApart(Items[0].Title)}"
        : words.Texts.Amount("News.Subject", Items.Count);

    public override string Preheader(MailWords words) => Items[^1] is { IsMarkdown: true } said ? PlainText.FromMarkdown(said.Body, 120) : Said(words, Items[^1]);

    public override string Text(MailWords words)
    {
        var (plan, text) = (NewsPlan.Of(Items, words), new StringBuilder($"{words.Greeting}\n"));
        foreach (var subject in plan.Told)
        {
            text.Append($"\n\n{MailWords.Heading(subject.Title)}\n");
            for (var n = 0; n < subject.Items.Count; n++) Append(text, words, subject.Items[n], n + 1 < subject.Items.Count ? subject.Items[n + 1] : null);
        }
        if (plan.Named.Count > 0) text.Append($"\n\n{MailWords.Heading(words["News.More"])}\n\n");
        foreach (var named in plan.Named) text.Append($"* {Named(named)}\n  {named.Link}\n");
        if (plan.Left > 0) text.Append($"\n{words.Texts.Amount("News.Left", plan.Left)}\n{words.Lab.Address}/ideas\n");
        return text.Append($"\n\n{words.BulkEnd("Mail.Unsubscribe.News", Unsubscribing)}").ToString();
    }

    internal static string Byline(MailWords words, NewsItem item) => $"{Directions.SetApart(item.By)}, {words.Moment(item.At)}";

    /// <summary>"Freeze a lost card (3)".</summary>
    internal static string Named(NamedSubject named) => named.Count > 1 ? $"{Directions.SetApart(named.Title)} ({named.Count})" : named.Title;

    /// <summary>Where a reader says whether their vote still stands.</summary>
    internal static string LinkOf(NewsItem item) => item.AsksAgain ? $"{item.Link}#still-yes" : item.Link;

    // One address is not repeated below each of several pieces of news.
    private static void Append(StringBuilder text, MailWords words, ToldItem told, ToldItem? next)
    {
        var (item, said) = told;
        text.Append($"\n{Headline(words, item)} · {Byline(words, item)}\n");
        if (said.Text.Length > 0) text.Append($"\n{MailWords.Quote(said.Text)}\n");
        if (item.AsksAgain) text.Append($"\n{words["News.StillYes"]}\n");
        if (said.IsWhole && next is not null && LinkOf(next.Item) == LinkOf(item)) return;
        var toDo = !said.IsWhole ? $"{words["News.ReadOn"]}:\n" : item.IsComment ? $"{words["Digest.Next.Reply"]}:\n" : "";
        text.Append($"\n{toDo}{LinkOf(item)}\n");
    }

    internal static string Said(MailWords words, NewsItem item) => item switch
    {
        { Result: { } result } => words["News.ChallengeResult", words.Texts.Amount("Challenge.Ideas", result.Ideas), words.Texts.Amount("Home.Votes", result.Votes), words.Texts.Amount("Challenge.Participants", result.Participants)],
        _ => item.Body,
    };

    internal static string Headline(MailWords words, NewsItem item) => item switch
    {
        { Result: not null } => words["News.ChallengeClosed"],
        { MergedWith: { } title } => words["News.MergedWith", title],
        { IsUnmerged: true } => words["News.Unmerged"],
        { IsChange: true } => words["News.Changed"],
        { NamesReader: true } => words["News.Named"],
        { IsComment: true } => words["News.Replied"],
        { To: { } status } => words.Texts.Word(status),
        _ => words["News.Answer"],
    };
}

/// <summary>One event: a step (<paramref name="To"/>) with its reason as it was typed, an official answer or a comment in Markdown, what changed in a proposal, or the end of a challenge (<see cref="Result"/>).</summary>
/// <param name="IdeaId">0 where it is about a challenge.</param>
/// <param name="Title">The idea's, or the question of the challenge.</param>
public sealed record NewsItem(int IdeaId, string Title, string Link, IdeaStatus? To, string By, DateTime At, string Body)
{
    /// <summary>Which kind of news it is to the reader; followed in bundles from before the kinds were told apart.</summary>
    public NewsKinds Kind { get; init; } = NewsKinds.Followed;

    /// <summary>An official answer or a comment.</summary>
    public bool IsMarkdown => To is null && !IsChange && Result is null;

    public bool IsComment { get; init; }

    /// <summary>Whether the comment names the reader.</summary>
    public bool NamesReader { get; init; }

    /// <summary>What a challenge came to.</summary>
    public ChallengeTally? Result { get; init; }

    public bool IsChange { get; init; }

    /// <summary>Whether the reader's vote is from before the change.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>The idea it was merged into by this step, where the reader may see that.</summary>
    public string? MergedWith { get; init; }

    /// <summary>Whether the step undoes a merge.</summary>
    public bool IsUnmerged { get; init; }
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class IdeaNewsView;
