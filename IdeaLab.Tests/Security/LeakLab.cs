using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Decisions;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Lessons;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Security;

/// <summary>For whom a secret is.</summary>
/// <param name="Mark">With it begins every word of its titles, texts and names, and no other word anywhere.</param>
/// <param name="Segment">Where the audience is one of segments: its key.</param>
/// <param name="TopicSegment">Likewise for the topic.</param>
public sealed record Secret(string Mark, Audience Audience, string? Segment = null, Audience TopicAudience = Audience.Everyone, string? TopicSegment = null, bool InChallenge = false, params string[] Readers)
{
    /// <summary>Whether staff have not looked yet at what a rule kept back.</summary>
    public bool IsWithheld { get; init; }

    public bool IsFor(string who) => Readers.Contains(who);
}

/// <summary>A lab with everything there can be about an idea, once for each audience.</summary>
public static class LeakLab
{
    /// <summary>What open and secret ideas alike talk about, so that one search finds them all.</summary>
    public const string Bait = "marzipan";

    private static readonly string[] Staff = ["reviewer", "owner", "lead"];

    /// <summary>customer2 is in the segment a, employee in b, customer in none; admin is an employee without another role.</summary>
    public static readonly IReadOnlyList<Secret> Secrets =
    [
        new("quzopen", Audience.Everyone, Readers: ["visitor", "customer", "customer2", "employee", "admin", .. Staff]),
        new("quzcustomers", Audience.Customers, Readers: ["customer", "customer2", .. Staff]),
        new("quzemployees", Audience.Employees, Readers: ["employee", "admin", .. Staff]),
        new("quzalpha", Audience.Segments, "a", Readers: ["customer2", .. Staff]),
        new("quzbeta", Audience.Segments, "b", Readers: ["employee", .. Staff]),
        new("quztopical", Audience.Everyone, null, Audience.Segments, "a", Readers: ["customer2", .. Staff]),
        new("quztopstaff", Audience.Everyone, null, Audience.Employees, null, Readers: ["employee", "admin", .. Staff]),
        new("quznarrow", Audience.Employees, null, Audience.Segments, "a", Readers: Staff),
        new("quzcontest", Audience.Segments, "b", InChallenge: true, Readers: ["employee", .. Staff]),
        new("quzwithheld", Audience.Everyone, Readers: Staff) { IsWithheld = true },
    ];

    public static async Task<LabApp> BuildAsync(IEnumerable<Secret> secrets)
    {
        var app = new LabApp();
        await app.SegmentAsync("a", "customer2");
        await app.SegmentAsync("b", "employee");
        foreach (var secret in secrets)
        {
            await app.InDatabaseAsync(db => WriteAsync(db, secret, app.Clock.Now));
            await app.MergeAsync(await IdAsync(app, secret, "merged"), await IdAsync(app, secret, "main"), reason: $"{secret.Mark}mergereason.");
            await DecideAsync(app, secret);
            if (secret.IsWithheld) await WithholdAsync(app, secret);
        }
        return app;
    }

    public static Task<int> IdAsync(LabApp app, Secret secret, string what) => app.InDatabaseAsync(db => db.Ideas.Where(i => i.Title.StartsWith(secret.Mark + what)).Select(i => i.Id).SingleAsync());

    private static async Task<int> WriteAsync(IdeaLabDb db, Secret secret, DateTime now)
    {
        string W(string what) => $"{secret.Mark}{what}";
        var (reviewer, owner, at) = (await db.DemoPersonAsync("reviewer"), await db.DemoPersonAsync("owner"), now.AddDays(-20));
        var circle = secret.Segment is { } key ? await db.CircleOfAsync(key) : null;
        var author = new Person($"{W("author")} {W("surname")}", secret.Audience is Audience.Employees ? PersonKind.Employee : PersonKind.Customer, "en", "Europe/Madrid", at);
        var talker = new Person(W("talker"), author.Kind, "en", "Europe/Madrid", at);
        db.AddRange(author, talker);
        await db.SaveChangesAsync();
        var topicCircle = secret.TopicSegment is { } of ? await db.CircleOfAsync(of) : null;
        foreach (var person in (Person[])[author, talker]) person.BelongTo(((Circle?[])[circle, topicCircle]).OfType<Circle>().Select(c => c.Id));

        var (english, spanish) = TopicOf(secret);
        if (await db.Topics.SingleOrDefaultAsync(t => t.English == english) is not { } topic) db.Add(topic = new Topic(english, spanish));
        await db.SaveChangesAsync();
        Challenge? challenge = null;
        if (secret.InChallenge)
        {
            challenge = new Challenge(new($"{W("question")} {Bait}?", W("description"), DateOnly.FromDateTime(at.AddDays(-2)), DateOnly.FromDateTime(now.AddDays(5)), secret.Audience, [], W("criteria"), owner, null, circle), owner, TimeZoneInfo.Utc, at.AddDays(-9));
            challenge.Illustrate(new Picture(PictureFile.Read(Support.Pictures.Jpeg), W("challengepicture"), owner, at), owner);
            db.Add(challenge);
            await db.SaveChangesAsync();
        }

        Idea Share(string what, double day) => db.Add(new Idea(author, $"{W(what)} {Bait} {W("title")}", $"{Bait} {W("body")} about cards.", topic, secret.Audience, at.AddDays(day), challenge, circle)).Entity;
        var (main, merged, declined, delivered, refined) = (Share("main", 0), Share("merged", 1), Share("declined", 2), Share("delivered", 3), Share("refined", 4));
        await db.SaveChangesAsync();

        foreach (var idea in (Idea[])[main, merged, refined])
        {
            idea.CastVote(talker, at.AddDays(5));
            idea.AddComment(talker, $"{Bait} {W("comment")}", Stance.Concern, null, at.AddDays(5));
        }
        main.PromiseAnswer(await db.PromiseTermsAsync(default), at);
        main.AnswerOfficially(reviewer, $"{W("answer")} {Bait}", at.AddDays(6));
        declined.TakeStep(IdeaStatus.Declined, reviewer, W("declinereason"), at.AddDays(7), new Reopening(W("reopen")));
        foreach (var to in (IdeaStatus[])[IdeaStatus.Planned, IdeaStatus.InProgress, IdeaStatus.Delivered]) delivered.TakeStep(to, reviewer, W("stepreason"), at.AddDays(8));
        refined.TakeStep(IdeaStatus.UnderReview, reviewer, W("promising"), at.AddDays(8));
        refined.TakeStep(IdeaStatus.Refining, reviewer, W("refining"), at.AddDays(8));
        foreach (var idea in (Idea[])[declined, delivered]) db.Add(idea.WriteLesson(reviewer, new LessonText($"{Bait} {W("happened")}", W("learned"), W("nexttime")), at.AddDays(9)));
        refined.Propose(new ProposalContent
        {
            Problem = $"{Bait} {W("problem")}",
            Solution = W("solution"),
            Beneficiaries = W("beneficiaries"),
            Pictures = [new Picture(PictureFile.Read(Support.Pictures.Jpeg), W("picture"), reviewer, at.AddDays(9))],
        }, reviewer, W("note"), false, at.AddDays(9));

        topic.BeFor(secret.TopicAudience, topicCircle);
        return await db.SaveChangesAsync();
    }

    // Where the topic is for everyone it is no secret, and one for the same people is theirs to know.
    private static (string English, string Spanish) TopicOf(Secret secret)
    {
        var first = Secrets.First(s => (s.TopicAudience, s.TopicSegment) == (secret.TopicAudience, secret.TopicSegment));
        return first.TopicAudience is Audience.Everyone ? ("General", "General") : ($"{first.Mark}topic", $"{first.Mark}tema");
    }

    // All its ideas, and a comment on what everybody sees.
    private static Task<bool> WithholdAsync(LabApp app, Secret secret) => app.InDatabaseAsync(db => db.InOneGoAsync(async () =>
    {
        var (why, at) = (Screening.Of([new(ScreeningRule.Links, 40)]), app.Clock.Now.AddDays(-1));
        var author = await db.People.SingleAsync(p => p.Name == $"{secret.Mark}talker");
        foreach (var idea in await db.Ideas.WithWhatIsWithheld().Where(i => i.Title.StartsWith(secret.Mark)).ToListAsync()) idea.Withhold(why, at);
        if (await db.Ideas.WithShareOf(author).SingleOrDefaultAsync(i => i.Title.StartsWith(Secrets[0].Mark + "main")) is { } open)
            await db.WithholdAsync(open.AddComment(author, $"{Bait} {secret.Mark}hushed", Stance.Support, null, at), why, at, default);
        return true;
    }, default));

    private static async Task DecideAsync(LabApp app, Secret secret)
    {
        var id = await IdAsync(app, secret, "main");
        await app.InDatabaseAsync(async db =>
        {
            var (chain, idea, lead) = (await db.DecisionChains.SingleAsync(), await db.Ideas.Include(i => i.Topic.Owners).SingleAsync(i => i.Id == id), await db.DemoPersonAsync("lead"));
            var terms = new DecisionTerms(DecisionOutcome.Later, [$"{secret.Mark}option"], DecisionModel.Majority, $"{secret.Mark}decisionreason", DateOnly.FromDateTime(app.Clock.Now.AddMonths(1)));
            db.Add(chain.Record(idea, lead, terms, await db.EvidenceAsync(id, app.Clock.Now, default), DateOnly.FromDateTime(app.Clock.Now), app.Clock.Now));
            return await db.SaveChangesAsync();
        });
    }
}
