using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>For whom something is, in words. The names of segments are read once per request, and only on pages that show one.</summary>
public sealed class Communities(IdeaLabDb db, CurrentUser me, IStringLocalizer<Text> text)
{
    private ILookup<int, Segment>? _segments;

    /// <summary>"Employees", or the segments: to staff all of them, to others those they are in, since for them there are no others.</summary>
    public async ValueTask<string> NameAsync(Audience audience, int? circleId, CancellationToken ct = default)
    {
        if (audience is not Audience.Segments) return text.Word(audience);
        var names = (await SegmentsAsync(ct))[circleId ?? 0].Select(s => s.NameIn(Languages.Current)).Order(StringComparer.CurrentCulture).ToList();
        return names.Count == 0 ? text.Word(audience) : string.Join(", ", names);
    }

    private async ValueTask<ILookup<int, Segment>> SegmentsAsync(CancellationToken ct)
    {
        if (_segments is not null) return _segments;
        var known = (await me.PersonAsync(ct) is { } person ? await db.AddressableByAsync(person, ct) : []).ToDictionary(s => s.Id);
        var rows = await db.CircleSegments.AsNoTracking().Where(c => known.Keys.Contains(c.SegmentId)).Select(c => new { c.CircleId, c.SegmentId }).ToListAsync(ct);
        return _segments = rows.ToLookup(c => c.CircleId, c => known[c.SegmentId]);
    }
}
