using IdeaLab.Domain.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class SanctionMapping : IEntityTypeConfiguration<Sanction>
{
    public void Configure(EntityTypeBuilder<Sanction> sanction)
    {
        sanction.Property(s => s.Reason).HasMaxLength(Sanction.ReasonMaxLength);
        sanction.Property(s => s.LiftReason).HasMaxLength(Sanction.ReasonMaxLength);
        sanction.HasOne(s => s.Person).WithMany(p => p.Sanctions).HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        sanction.HasOne(s => s.By).WithMany().HasForeignKey(s => s.ById).OnDelete(DeleteBehavior.Restrict);
        sanction.HasOne(s => s.LiftedBy).WithMany().HasForeignKey(s => s.LiftedById).OnDelete(DeleteBehavior.Restrict);
        // A person is under one at a time.
        sanction.HasIndex(s => s.PersonId).IsUnique().HasFilter("LiftedAt IS NULL").HasDatabaseName("IX_Sanctions_Standing");
        sanction.HasIndex(s => new { s.PersonId, s.Id });
        sanction.HasIndex(s => s.PendingSince).HasFilter("PendingSince IS NOT NULL");
    }
}
