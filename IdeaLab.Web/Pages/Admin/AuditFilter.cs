using System.Globalization;
using IdeaLab.Domain;
using IdeaLab.Domain.Audit;
using IdeaLab.Web.Data.Search;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>Which entries of the audit log somebody asks for; everything without.</summary>
public sealed class AuditFilter
{
    /// <summary>Only acts of this person.</summary>
    public int? Who { get; set; }

    /// <summary>Only acts on things of this kind.</summary>
    public string? Thing { get; set; }

    /// <summary>Only acts on this idea.</summary>
    public int? Idea { get; set; }

    /// <summary>From this day of the reader on.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>To this day of the reader and with it.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Only where this stood before or stands after.</summary>
    public string? Text { get; set; }

    public bool IsSet => Values.Count > 0;

    /// <summary>What is asked for, by the names of an address.</summary>
    public IReadOnlyDictionary<string, string?> Values => new Dictionary<string, string?>
    {
        [nameof(Who)] = Who?.ToString(CultureInfo.InvariantCulture),
        [nameof(Thing)] = Thing,
        [nameof(Idea)] = Idea?.ToString(CultureInfo.InvariantCulture),
        [nameof(Since)] = Since?.ToString("O", CultureInfo.InvariantCulture),
        [nameof(Until)] = Until?.ToString("O", CultureInfo.InvariantCulture),
        [nameof(Text)] = Text,
    }.Where(value => value.Value is not null).ToDictionary();
}

public static class AuditFiltering
{
    public static IQueryable<AuditEntry> Of(this IQueryable<AuditEntry> entries, AuditFilter filter, TimeZoneInfo zone)
    {
        if (filter.Who is { } who) entries = entries.Where(e => e.ActorId == who);
        if (filter.Thing is { } thing) entries = entries.Where(e => e.Thing == thing);
        if (filter.Idea is { } idea) entries = entries.Where(e => e.IdeaId == idea);
        if (filter.Since is { } first && LocalDay.StartOf(first, zone) is var since) entries = entries.Where(e => e.At >= since);
        if (filter.Until is { } last && LocalDay.EndOf(last, zone) is var until) entries = entries.Where(e => e.At < until);
        if (filter.Text is { } text && Like.Containing(text) is var like)
            entries = entries.Where(e => e.Changes.Any(c => EF.Functions.Like(c.Before!, like, Like.Escape) || EF.Functions.Like(c.After!, like, Like.Escape)));
        return entries;
    }
}
