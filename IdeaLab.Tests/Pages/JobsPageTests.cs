using System.Net;
using IdeaLab.Domain.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages;

public sealed class JobsPageTests
{
    [Theory]
    [InlineData("customer")]
    [InlineData("reviewer")]
    [InlineData("lead")]
    public async Task Only_admins_see_jobs(string who)
    {
        await using var app = new LabApp();
        Assert.Equal(HttpStatusCode.Forbidden, await (await app.SignedInAsync(who)).StatusOfAsync("/admin/jobs"));
    }

    [Theory]
    [InlineData("RankIdeas")]
    [InlineData("RecountVotes")]
    [InlineData("TidyUp")]
    public async Task An_admin_runs_a_job_now_and_sees_how_it_went(string job)
    {
        await using var app = new LabApp();
        var admin = await app.SignedInAsync("admin");
        var page = await admin.PostAsync("/admin/jobs", "/admin/jobs", ("name", job));

        var run = await app.InDatabaseAsync(db => db.JobRuns.SingleAsync());
        Assert.Equal((job, JobOutcome.Succeeded, (await app.PersonAsync("admin")).Id), (run.Job, run.Outcome, run.AskedById));
        Assert.Contains("Done", page.QuerySelector("#runs tbody tr")!.TextContent);
        Assert.Contains("Ada Soler", page.QuerySelector("#runs tbody tr")!.TextContent);
    }

    [Fact]
    public async Task A_job_nobody_knows_is_404()
    {
        await using var app = new LabApp();
        var admin = await app.SignedInAsync("admin");
        using var answer = await admin.SendAsync("/admin/jobs", "/admin/jobs", ("name", "Unknown"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Runs_are_paged_newest_first_and_errors_are_shown_as_text()
    {
        await using var app = new LabApp();
        await app.InDatabaseAsync(async db =>
        {
            for (var n = 0; n < 70; n++)
            {
                var run = new JobRun(n % 2 == 0 ? "RankIdeas" : "TidyUp", app.Clock.Now.AddMinutes(-n), app.Clock.Now.AddMinutes(-n), "here");
                run.Fail("IOException: <b>disk</b> is full", app.Clock.Now);
                db.Add(run);
            }

            return await db.SaveChangesAsync();
        });
        var admin = await app.SignedInAsync("admin");

        var first = await admin.OpenAsync("/admin/jobs?job=RankIdeas");
        Assert.Equal(30, first.QuerySelectorAll("#runs tbody tr").Length);
        Assert.Contains("IOException: <b>disk</b> is full", first.QuerySelector("#runs tbody tr details")!.TextContent);

        var second = await admin.OpenAsync(first.QuerySelector("#runs .pager a:last-child")!.GetAttribute("href")!.Split('#')[0]);
        Assert.Equal(5, second.QuerySelectorAll("#runs tbody tr").Length);
        Assert.All(second.QuerySelectorAll("#runs tbody th"), cell => Assert.Equal("Rank ideas", cell.TextContent));
    }

    [Fact]
    public async Task The_timetable_is_said_in_Spanish_on_the_readers_clock()
    {
        await using var app = new LabApp();
        var admin = await app.SignedInAsync("admin");
        await app.InDatabaseAsync(db => db.People.Where(p => p.Name == "Ada Soler").ExecuteUpdateAsync(set => set.SetProperty(p => p.Language, "es")));
        var page = await admin.OpenAsync("/admin/jobs");
        Assert.Contains("Cada 5 minutos.", page.Body!.TextContent);
        Assert.Contains("Cada noche a las 03:30.", page.Body!.TextContent);
    }
}
