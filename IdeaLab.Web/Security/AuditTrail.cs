using System.Globalization;
using IdeaLab.Domain.Audit;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IdeaLab.Web.Security;

/// <summary>Writes down what staff do, in the transaction in which they do it: no page can forget it, and none stands without its act.</summary>
internal sealed class AuditTrail(IHttpContextAccessor http, TimeProvider clock) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is IdeaLabDb db && http.HttpContext is { } request && request.RequestServices.GetService<CurrentUser>() is { } me)
        {
            var acts = db.ChangeTracker.Entries().Where(IsAudited).ToList();
            if (acts.Count > 0 && await me.PersonAsync(cancellationToken) is { Roles: > Roles.None } && await me.RequirePersonAsync(cancellationToken) is var actor)
                db.AddRange(acts.Select(act => EntryOf(act, actor, request.From())).OfType<AuditEntry>());
        }

        return result;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        http.HttpContext is null ? result : throw new NotSupportedException("A page saves with SaveChangesAsync, which the audit log hears.");

    // An idea is its author's to add; a person is nobody's.
    private static bool IsAudited(EntityEntry entry) =>
        entry.State is EntityState.Modified or EntityState.Deleted || entry.State is EntityState.Added && entry.Entity is not (Idea or Person)
            ? Audited.Properties.ContainsKey(entry.Entity.GetType())
            : false;

    private AuditEntry? EntryOf(EntityEntry entry, Person actor, string? from)
    {
        var changes = Audited.Properties[entry.Entity.GetType()].Select(entry.Property)
            .Where(p => entry.State is not EntityState.Modified || p.IsModified && !Equals(p.OriginalValue, p.CurrentValue))
            .Select(p => new AuditChange(p.Metadata.Name, entry.State is EntityState.Added ? null : Text(p.OriginalValue), entry.State is EntityState.Deleted || p.IsTemporary ? null : Text(p.CurrentValue)))
            .Where(change => (change.Before ?? change.After) is not null)
            .ToList();
        if (changes.Count == 0) return null;

        var act = entry.State switch { EntityState.Added => AuditAct.Added, EntityState.Deleted => AuditAct.Removed, _ => AuditAct.Changed };
        var key = entry.Metadata.FindPrimaryKey()!.Properties is [var only] ? NumberOf(entry.Property(only)) : null;
        var idea = entry.Entity is Idea ? key : entry.Metadata.FindProperty("IdeaId") is { } ofIdea ? NumberOf(entry.Property(ofIdea)) : null;
        return new AuditEntry(actor, act, entry.Metadata.ShortName(), key, idea, changes, clock.GetUtcNow().UtcDateTime, from);
    }

    private static int? NumberOf(PropertyEntry property) => property is { IsTemporary: false, CurrentValue: int number } ? number : null;

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
