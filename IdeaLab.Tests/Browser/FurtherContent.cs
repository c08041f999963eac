using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Domain.Proposals;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Browser;

/// <summary>What the demo content lacks for some pages to be seen: a comment still open to its author, a draft, an idea of extremes that its author may still reword, and runs of the jobs with a digest sent.</summary>
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

    public static async Task AddAsync(LabApp app)
    {
        // Monday morning after the week in which the demo people joined: their digests are due.
        app.Clock.Set(new DateTimeOffset(2026, 3, 9, 9, 0, 0, TimeSpan.Zero));
        await WriteAsync(app);
        var admin = await app.SignedInAsync("admin");
        foreach (var job in (string[])["RankIdeas", "SendDigests", "SendMail"]) await admin.PostAsync("/admin/jobs", "/admin/jobs", ("name", job));
    }

    private static Task<int> WriteAsync(LabApp app) => app.InDatabaseAsync(async db =>
    {
        var now = app.Clock.Now;
        var (carmen, oscar) = (await PersonAsync(db, "customer"), await PersonAsync(db, "owner"));
        var goals = await db.Ideas.WithShareOf(carmen).SingleAsync(i => i.Title.StartsWith("Metas de ahorro"));
        await RefineAsync(db, goals, oscar, now.AddMinutes(-2));
        var topic = await db.Topics.OrderBy(t => t.Id).FirstAsync();

        goals.AddComment(carmen, "Añado: que se pueda poner una **fecha**.", Stance.Suggestion, null, now.AddMinutes(-3));
        db.Add(new Idea(oscar, new string('Ñ', Idea.TitleMaxLength), Body, topic, Audience.Employees, now.AddHours(-2)));
        var draft = new Draft(oscar);
        draft.Keep(Guid.NewGuid(), "Prestar herramientas entre oficinas", "Un armario común", topic.Id, Audience.Employees, now.AddHours(-1));
        db.Add(draft);
        return await db.SaveChangesAsync();
    });

    /// <summary>Pictures of two shapes, risks up to the limit, and words without a place to break.</summary>
    private static async Task RefineAsync(IdeaLabDb db, Idea idea, Person writer, DateTime at)
    {
        var stands = (await db.ForRefiningAsync(idea.Id, writer, default))!.Proposal!.Latest.Content;
        var pictures = new[] { (640, 360), (300, 900) }.Select(size => new Picture(PictureFile.Read(Support.Pictures.Png(size.Item1, size.Item2)), $"Boceto de {size.Item1} por {size.Item2}", writer, at));
        idea.Propose(stands with { Solution = $"{stands.Solution}\n\n{Body}", Pictures = [.. pictures], Risks = [.. stands.Risks, new(new string('Ñ', 80), Likelihood.Unlikely, null, new string('W', 200))] }, writer, "Con bocetos", false, at);
    }

    private static Task<Person> PersonAsync(IdeaLabDb db, string who) =>
        db.Users.Where(a => a.Email == $"{who}@idealab.test").Select(a => a.Person).SingleAsync();
}
