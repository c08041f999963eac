using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Domain.Proposals;
using IdeaLab.Domain.Ranking;
using IdeaLab.Domain.SignIns;
using IdeaLab.Domain.Voting;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Browser;

/// <summary>What the demo content lacks for some pages to be seen: a comment still open to its author, a draft, an idea of extremes that its author may still reword, runs of the jobs with a digest sent, and an authenticator of the lead.</summary>
public static class FurtherContent
{
    private const string Body = """
        # A title in the text

        Unbreakable: DonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftDonaudampfschifffahrt

        > A thought of somebody else, over
        > two lines.

        1. First
           - within
        2. Second, with `code` and [a link](https://example.com/a/very/long/address/that/has/no/place/to/break/at/all)

        ```
        a line of code that is longer than any window of three hundred and twenty pixels could ever show at once
        ```

        فكرة بلغة أخرى, アイデア, идея.
        """;

    /// <summary>What the link of an invitation ends in.</summary>
    public const string Invitation = "an-invitation-of-the-tests";

    /// <summary>After the week in which the demo people joined: their digests are due.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero);

    public static async Task AddAsync(LabApp app)
    {
        app.Clock.Set(Monday);
        await WriteAsync(app);
        var admin = await app.SignedInAsync("admin");
        await app.InDatabaseAsync(BringCrowdsAsync);
        foreach (var job in (string[])["CloseChallenges", "HoldVotes", "RankIdeas", "SendDigests", "SendMail"]) await admin.PostAsync("/admin/jobs", "/admin/jobs", ("name", job));
        await app.InDatabaseAsync(JudgeAsync);
        await AuthenticatorApp.SetUpAsync(app, await app.SignedInAsync("lead"));
        await app.InDatabaseAsync(db => FurtherMail.AddAsync(db, Monday.UtcDateTime));
    }

    // A burst from three networks, with names that are hard to set, and accounts that stand by the same ideas.
    private static async Task<int> BringCrowdsAsync(IdeaLabDb db)
    {
        var now = Monday.UtcDateTime;
        var ideas = await db.Ideas.Where(i => i.Status == IdeaStatus.Submitted && i.ChallengeId == null && i.Audience == Audience.Everyone).OrderBy(i => i.Id).Select(i => i.Id).Take(4).ToArrayAsync();
        await db.ComeAsync(Crowd.Burst(60, networks: 3, now.AddHours(-2)).Select((n, index) => index == 0 ? n with { Name = new string('W', Person.NameMaxLength) } : n), ideas[0]);
        await db.ComeAsync(Enumerable.Range(1, 7).Select(n => new Newcomer(now.AddDays(-40), now.AddDays(-5).AddHours(n * 9), 3000 + n, $"Vecino {n}")), ideas);
        return ideas.Length;
    }

    private static Task<int> JudgeAsync(IdeaLabDb db) => db.InOneGoAsync(async () =>
    {
        var (ruth, hold) = (await PersonAsync(db, "reviewer"), await db.Holds.OrderBy(h => h.Id).FirstAsync());
        var seen = await db.HeldVotes.OrderBy(v => v.Id).Select(v => v.Id).Take(3).ToListAsync();
        return await db.SettleAsync(hold.Id, db.HeldVotes.Where(v => seen.Contains(v.Id)), HeldState.Held, HeldState.Removed, ruth, Monday.UtcDateTime, default) ?? 0;
    }, default);

    private static Task<int> WriteAsync(LabApp app) => app.InDatabaseAsync(async db =>
    {
        var now = app.Clock.Now;
        var (carmen, oscar) = (await PersonAsync(db, "customer"), await PersonAsync(db, "owner"));
        var goals = await db.Ideas.WithShareOf(carmen).SingleAsync(i => i.Title.StartsWith("Metas de ahorro"));
        await RefineAsync(db, goals, oscar, now.AddMinutes(-2));
        var topic = await db.Topics.OrderBy(t => t.Id).FirstAsync();

        goals.AddComment(carmen, "Añado: que se pueda poner una **fecha**.", Stance.Suggestion, null, now.AddMinutes(-3));
        db.Add(new Idea(oscar, new string('Ñ', Idea.TitleMaxLength), Body, topic, Audience.Employees, now.AddHours(-2)));
        var quiet = new DigestEntry(oscar.Id, DigestKind.Weekly, DigestWindow.LastWeekDue(now.AddDays(-7), TimeZones.Named(oscar.TimeZone)), now.AddDays(-7));
        quiet.Claim(now.AddDays(-7), now.AddDays(-7).AddMinutes(10));
        quiet.Skip(DigestSkip.NothingToSay, now.AddDays(-7));
        db.Add(quiet);
        var draft = new Draft(oscar);
        await ChallengeAsync(db, oscar, carmen, topic, now);
        await SanctionAsync(db, goals, await PersonAsync(db, "reviewer"), now);
        await CloseAsync(db, oscar, topic, now);
        draft.Keep(Guid.NewGuid(), "Prestar herramientas entre oficinas", "Un armario común", topic.Id, Audience.Employees, now.AddHours(-1));
        db.Add(draft);
        var busy = await db.Ideas.OrderByDescending(i => i.VoteCount).FirstAsync();
        await ModerateAsync(db, topic, await PersonAsync(db, "reviewer"), carmen, now);
        db.AddRange(Traffic.Alert(goals.Id, now.AddDays(-1)), Traffic.Alert(busy.Id, now.AddDays(-2), doubted: 17));
        return await db.SaveChangesAsync();
    });

    /// <summary>Pictures of two shapes, risks up to the limit, and words without a place to break.</summary>
    private static async Task RefineAsync(IdeaLabDb db, Idea idea, Person writer, DateTime at)
    {
        var stands = (await db.ForRefiningAsync(idea.Id, writer, default))!.Proposal!.Latest.Content;
        var pictures = new[] { (640, 360), (300, 900) }.Select(size => new Picture(PictureFile.Read(Support.Pictures.Png(size.Item1, size.Item2)), $"Boceto de {size.Item1} por {size.Item2}", writer, at));
        idea.Propose(stands with { Solution = $"{stands.Solution}\n\n{Body}", Pictures = [.. pictures], Risks = [.. stands.Risks, new(new string('Ñ', 80), Likelihood.Unlikely, null, new string('W', 200))] }, writer, "Con bocetos", false, at);
    }

    // Flagged twice, kept back by a rule, hidden and objected to, and suspended.
    private static async Task ModerateAsync(IdeaLabDb db, Topic topic, Person staff, Person author, DateTime now)
    {
        var loud = new Person("Eusebio Pregonero", PersonKind.Customer, "es", "Europe/Madrid", now.AddDays(-2));
        db.Add(loud);
        await db.SaveChangesAsync();
        var (kept, hidden) = (new Idea(loud, "GANA DINERO YA", "Mira https://ejemplo.example/dinero y https://ejemplo.example/otro", topic, Audience.Everyone, now.AddHours(-5)), new Idea(author, "Sois todos unos inútiles", "Y lo digo otra vez.", topic, Audience.Everyone, now.AddHours(-6)));
        var flagged = new Idea(loud, "Un texto que molesta", "Con un enlace: https://ejemplo.example/", topic, Audience.Everyone, now.AddHours(-4));
        db.AddRange(kept, hidden, flagged);
        await db.SaveChangesAsync();
        kept.Withhold(Screening.Of([new(ScreeningRule.Links, 40), new(ScreeningRule.Shouting, 20), new(ScreeningRule.AccountAge, 10)]), now.AddHours(-5));
        db.AddRange(new Flag(flagged, null, author, "It sells something.", now.AddHours(-3), Ground.Spam), new Flag(flagged, null, await PersonAsync(db, "employee"), "Publicidad, otra vez.", now.AddHours(-2), Ground.Spam));
        var act = new Contribution(hidden).Hide(staff, Ground.Insult, "Calling people useless is no argument.", now.AddHours(-5))!;
        db.AddRange(act, author.Warn(staff, Ground.OffTopic, "One idea at a time, please.", null, now.AddDays(-1)), loud.Warn(staff, Ground.Spam, "No advertising, please.", null, now.AddHours(-4)), loud.Suspend(staff, 7, Ground.Spam, "Once more.", null, now.AddHours(-1)));
        await db.SaveChangesAsync();
        db.Add(new Contribution(flagged).EditOut(staff, "https://ejemplo.example/", Ground.Spam, "An advertisement.", now.AddMinutes(-50)));
        act.RaiseAppeal(author, "I meant the machines, not the people.", now.AddHours(-1));
    }

    // Sanctioned for the second time, with votes of every kind.
    private static async Task SanctionAsync(IdeaLabDb db, Idea idea, Person staff, DateTime now)
    {
        var one = new Person("Maximiliane Unterbrunner-Wackernagel", PersonKind.Customer, "en", "Europe/Madrid", now.AddDays(-4));
        db.Add(one);
        await db.SaveChangesAsync();
        var others = await db.Ideas.Where(i => i.Id != idea.Id && i.ChallengeId == null && StatusSteps.Moving.Contains(i.Status)).OrderBy(i => i.Id).Take(2).ToListAsync();
        idea.CastVote(one, Trending.Standard, now.AddDays(-3), VoteDoubts.Sanctioned | VoteDoubts.Held);
        foreach (var other in others) other.CastVote(one, Trending.Standard, now.AddDays(-2), VoteDoubts.Sanctioned);
        one.Sanction("Voted within minutes of signing up, with nine others.", staff, now.AddDays(-3));
        one.LiftSanction("They came from one school class.", staff, now.AddDays(-2));
        one.Sanction("The class never heard of this account.\nIts address bounces.", staff, now.AddDays(-1)).Settle(now);
    }

    // Two closed communities, one with an idea and members in it, and an invitation into both.
    private static async Task CloseAsync(IdeaLabDb db, Person owner, Topic topic, DateTime now)
    {
        var (smes, young) = (new Segment("smes", "SMEs", "Pymes", "Firms of up to fifty people."), new Segment("young", "Under 30", "Menores de 30"));
        db.AddRange(smes, young);
        await db.SaveChangesAsync();
        foreach (var (who, by) in new[] { ("customer2", MembershipSource.Invitation), ("employee", MembershipSource.Import) }) (await PersonAsync(db, who)).Join(smes, by, now.AddDays(-3));
        db.Add(new SegmentInvitation([smes, young], InvitationTokens.HashOf(Invitation), now.AddDays(10), 25, await PersonAsync(db, "admin"), now));
        db.AddRange(ClaimRule.ForKind("acme", "groups", "staff", PersonKind.Employee), ClaimRule.ForRole("acme", "realm_access.roles", "urn:example:directory:innovation:reviewers-of-the-whole-house", Roles.Reviewer, makesAdmins: false), ClaimRule.ForSegment("acme", "groups", "smes", smes));
        db.Add(new SegmentInvitation([smes], InvitationTokens.HashOf("another"), now.AddDays(1), 5, await PersonAsync(db, "admin"), now.AddDays(-9)));
        var circle = await db.CircleAsync([smes.Id], owner, default);
        db.Add(new Idea(owner, "Invoices that are paid within a week", "Small firms wait for two months.", topic, Audience.Segments, now.AddHours(-30), circle: circle));
        await db.SaveChangesAsync();
    }

    // One that is over, with an answer, and one to come.
    private static async Task ChallengeAsync(IdeaLabDb db, Person owner, Person author, Topic topic, DateTime now)
    {
        var (zone, today) = (TimeZoneInfo.Utc, DateOnly.FromDateTime(now));
        var terms = new ChallengeTerms("What should the smallest branches keep?", "Twelve branches have **two people** or fewer.", today.AddDays(-30), today.AddDays(-2), Audience.Everyone, [], "", owner, null);
        var over = new Challenge(terms, owner, zone, now.AddDays(-31));
        var keys = new Idea(author, "A counter one afternoon a week", "Mi padre no usa el móvil.", topic, Audience.Everyone, now.AddDays(-20), over);
        var rows = new Idea(owner, "Una máquina de cambio en la farmacia", "Abre cuando la oficina está cerrada.", topic, Audience.Everyone, now.AddDays(-19), over);
        keys.CastVote(owner, now.AddDays(-10));
        db.AddRange(keys, rows, new Challenge(terms with { Question = "¿Cómo sería tu primera semana aquí?", OpensOn = today.AddDays(40), ClosesOn = today.AddDays(60), Budget = new(10, 4) }, owner, zone, now));
        keys.TakeStep(IdeaStatus.UnderReview, owner, "We count how many would come.", now.AddDays(-1));
        keys.AnswerOfficially(owner, "We try it in **three** branches from May on.", now.AddDays(-1));
        var open = await db.Challenges.OpenAt(now).FirstAsync();
        open.Illustrate(new Picture(PictureFile.Read(Support.Pictures.Png(640, 360, 190)), "A grey wall of paper", owner, now), owner);
        await db.SaveChangesAsync();
    }

    private static Task<Person> PersonAsync(IdeaLabDb db, string who) =>
        db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync();
}
