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
        sanction.HasOne(s => s.Act).WithMany().HasForeignKey(s => s.ActId).OnDelete(DeleteBehavior.Restrict);
        // A person is under one at a time, and under one that comes with suspensions and bans.
        sanction.HasIndex(s => s.PersonId, "IX_Sanctions_Standing").IsUnique().HasFilter("LiftedAt IS NULL AND ActId IS NULL");
        sanction.HasIndex(s => s.PersonId, "IX_Sanctions_StandingOfAct").IsUnique().HasFilter("LiftedAt IS NULL AND ActId IS NOT NULL");
        sanction.HasIndex(s => new { s.PersonId, s.Id });
        sanction.HasIndex(s => s.PendingSince).HasFilter("PendingSince IS NOT NULL");
    }
}
