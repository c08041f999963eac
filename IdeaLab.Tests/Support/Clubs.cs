using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Support;

/// <summary>Segments of a site under test and who is in them, made by the verbs of the domain.</summary>
public static class Clubs
{
    /// <summary>A segment, made where there is none of that key, with these demo people in it.</summary>
    public static Task<int> SegmentAsync(this LabApp app, string key, params string[] members) => app.InDatabaseAsync(async db =>
    {
        var segment = await db.Segments.SingleOrDefaultAsync(s => s.Key == key) ?? db.Add(new Segment(key, $"Club {key}", $"Club {key}")).Entity;
        await db.SaveChangesAsync();
        foreach (var who in members) await db.JoinAsync(who, segment, app.Clock.Now);
        return segment.Id;
    });

    public static Task<int> LeaveAsync(this LabApp app, string key, string who) => app.InDatabaseAsync(async db =>
    {
        var person = await db.DemoPersonAsync(who);
        await db.Entry(person).Collection(p => p.Memberships).LoadAsync();
        person.Leave(await db.Segments.SingleAsync(s => s.Key == key));
        return await db.SaveChangesAsync();
    });

    /// <summary>The circle of one segment.</summary>
    public static async Task<Circle> CircleOfAsync(this IdeaLabDb db, string key) =>
        (await db.CircleAsync([await db.Segments.Where(s => s.Key == key).Select(s => s.Id).SingleAsync()], await db.DemoPersonAsync("lead"), default))!;

    private static async Task JoinAsync(this IdeaLabDb db, string who, Segment segment, DateTime at)
    {
        var person = await db.DemoPersonAsync(who);
        await db.Entry(person).Collection(p => p.Memberships).LoadAsync();
        person.Join(segment, MembershipSource.Admin, at);
        await db.SaveChangesAsync();
    }
}
