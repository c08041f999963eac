using IdeaLab.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Thing).HasMaxLength(Limits.ThingMaxLength);
        entry.HasOne(e => e.Actor).WithMany().OnDelete(DeleteBehavior.Restrict);
        entry.OwnsMany(e => e.Changes, changes => changes.ToJson());

        // No foreign key: the entry outlives the idea.
        entry.HasIndex(e => new { e.IdeaId, e.Id });
        entry.HasIndex(e => new { e.ActorId, e.Id });
        entry.HasIndex(e => new { e.Thing, e.Id });
    }
}
