using System.Globalization;
using IdeaLab.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Security.Hostile;

/// <summary>What comes in by a file is text as well, on every page that shows it and on the screen of whoever brings it in.</summary>
public sealed class HostileImportTests : ImportLab
{
    [Fact]
    public async Task Ideas_and_comments_from_a_file_are_text_on_every_page()
    {
        await ImportIdeasAsync("key,title,created,body,author\n" + string.Concat(HostileTexts.All.Select((text, n) => $"{n},{Quoted(text)},2026-01-04,{Quoted(text)},{Quoted(text)}\n")));
        JudgeSaid();
        var ids = await Lab.InDatabaseAsync(db => db.Ideas.OrderBy(i => i.Id).Select(i => new { i.Id, i.SourceKey }).ToListAsync());
        Assert.InRange(ids.Count, 200, int.MaxValue);

        await ImportCommentsAsync("key,idea,author,body,created\n" + string.Concat(HostileTexts.All.Select((text, n) => $"c{n},{ids[n % ids.Count].SourceKey},{Quoted(text)},{Quoted(text)},2026-01-05\n")));
        JudgeSaid();
        Assert.InRange(await Lab.InDatabaseAsync(db => db.Comments.CountAsync()), 200, int.MaxValue);

        var (visitor, faults) = (Lab.Visitor(), new List<string>());
        foreach (var path in ids.Select(idea => $"/ideas/{idea.Id}").Concat(["/", "/ideas", "/ideas?sort=new", "/ideas?q=trap", "/ideas?q=hostile"])) await LookAsync(visitor, path, faults);
        var reviewer = await Lab.SignedInAsync("reviewer");
        foreach (var path in (string[])["/review", "/review?show=All", $"/review/{ids[0].Id}", "/review/compare"]) await LookAsync(reviewer, path, faults);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Members_from_a_file_are_text_on_every_page()
    {
        await Lab.SegmentAsync("smes");
        await RunAsync("import", "members", File("address,name,kind,segments\n" + string.Concat(HostileTexts.All.Select((text, n) => $"m{n.ToString(CultureInfo.InvariantCulture)}@example.org,{Quoted(text)},,smes\n"))));
        JudgeSaid();
        Assert.InRange(await Lab.InDatabaseAsync(db => db.Memberships.CountAsync()), 200, int.MaxValue);
        await RunAsync("import", "members", File("address,name,kind,segments\n" + string.Concat(HostileTexts.All.Select(text => $"{Quoted(text)},{Quoted(text)},{Quoted(text)},{Quoted(text)}\n"))));
        JudgeSaid();

        var (admin, faults) = (await Lab.SignedInAsync("admin"), new List<string>());
        var segment = await Lab.InDatabaseAsync(db => db.Segments.Select(s => s.Id).SingleAsync());
        var (path, pages) = ("/admin/people", 0);
        for (string? next = path; next is not null && pages < 50; pages++) next = await LookAsync(admin, next, faults);
        await LookAsync(admin, $"/admin/segments/{segment}", faults);
        await LookAsync(admin, "/admin/people?q=trap", faults);
        foreach (var id in await Lab.InDatabaseAsync(db => db.People.OrderByDescending(p => p.Id).Take(60).Select(p => p.Id).ToListAsync())) await LookAsync(admin, $"/admin/people/{id}", faults);
        Assert.Empty(faults);
        Assert.InRange(pages, 2, 50);
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task<string?> LookAsync(Visitor visitor, string path, List<string> faults)
    {
        using var answer = await visitor.Client.GetAsync(path);
        if (answer.Headers.Location is { } place) return await LookAsync(visitor, place.ToString(), faults);
        if (!answer.IsSuccessStatusCode) faults.Add($"{path} answered {(int)answer.StatusCode}");
        var page = await Visitor.ReadAsync(answer);
        faults.AddRange(TextTrap.FaultsIn(page).Select(fault => $"{path}: {fault}"));
        return page.QuerySelector(".pager a:last-child")?.Path();
    }

    // A terminal obeys some signs; whoever brings a file in has not chosen them.
    private void JudgeSaid() => Assert.DoesNotContain(Said, sign => char.IsControl(sign) && sign is not ('\n' or '\r' or '\t'));
}
