using System.Text;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Html;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Mail.IdeaNews;

/// <summary>To a follower or participant: the steps, official answers and material changes of the ideas they follow and the challenges that closed, one or a bundle.</summary>
public sealed record IdeaNewsMail(IReadOnlyList<NewsItem> Items, MailingList Unsubscribing) : MailContent(MailKind.IdeaNews)
{
    public override Type View => typeof(IdeaNewsView);
    public override MailingList? List => Unsubscribing;

    public override string Subject(MailWords words) => Items.Select(item => item.Link).Distinct().Count() == 1
        ? $"{Headline(words, Items[^1])}: {Items[0].Title}"
        : words.Texts.Amount("News.Subject", Items.Count);

    public override string Preheader(MailWords words) => Items[^1] is { IsAnswer: true } answer ? PlainText.FromMarkdown(answer.Body, 120) : Said(words, Items[^1]);

    public override string Text(MailWords words)
    {
        var text = new StringBuilder($"{words.Greeting}\n");
        foreach (var item in Items)
        {
            text.Append($"\n{item.Title}\n{Headline(words, item)} · {item.By}, {words.Moment(item.At)}\n\n");
            foreach (var line in Said(words, item).Split('\n')) text.Append($"> {line.TrimEnd()}\n");
            if (item.AsksAgain) text.Append($"\n{words["News.StillYes"]}\n");
            text.Append($"\n{item.Link}\n");
        }
        return text.Append($"\n{words["Mail.Unsubscribe.News"]}\n{Unsubscribing.UnsubscribeUrl}\n\n{words.Signature}\n").ToString();
    }

    internal static string Said(MailWords words, NewsItem item) => item switch
    {
        { IsAnswer: true } => PlainText.FromMarkdownOf(words.Lab.Address, item.Body),
        { Result: { } result } => words["News.ChallengeResult", words.Texts.Amount("Challenge.Ideas", result.Ideas), words.Texts.Amount("Home.Votes", result.Votes), words.Texts.Amount("Challenge.Participants", result.Participants)],
        _ => item.Body,
    };

    internal static string Headline(MailWords words, NewsItem item) => item switch
    {
        { Result: not null } => words["News.ChallengeClosed"],
        { MergedWith: { } title } => words["News.MergedWith", title],
        { IsUnmerged: true } => words["News.Unmerged"],
        { IsChange: true } => words["News.Changed"],
        { To: { } status } => words.Texts.Word(status),
        _ => words["News.Answer"],
    };
}

/// <summary>One event: a step (<paramref name="To"/>) with its reason as it was typed, an official answer in Markdown, what changed in a proposal, or the end of a challenge (<see cref="Result"/>).</summary>
/// <param name="IdeaId">0 where it is about a challenge.</param>
/// <param name="Title">The idea's, or the question of the challenge.</param>
public sealed record NewsItem(int IdeaId, string Title, string Link, IdeaStatus? To, string By, DateTime At, string Body)
{
    public bool IsAnswer => To is null && !IsChange && Result is null;

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
