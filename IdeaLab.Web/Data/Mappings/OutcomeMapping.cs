using IdeaLab.Domain.Outcomes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class OutcomeMapping : IEntityTypeConfiguration<Outcome>
{
    public void Configure(EntityTypeBuilder<Outcome> outcome)
    {
        outcome.Ignore(o => o.Figures);
        outcome.Ignore(o => o.ExpectedValue);
        outcome.Ignore(o => o.ExpectedCost);
        outcome.Property(o => o.Note).HasMaxLength(Outcome.NoteMaxLength);
        outcome.Property(o => o.Version).IsConcurrencyToken();
        outcome.HasOne(o => o.Idea).WithMany().HasForeignKey(o => o.IdeaId).OnDelete(DeleteBehavior.Restrict);
        outcome.HasOne(o => o.FiledBy).WithMany().HasForeignKey(o => o.FiledById).OnDelete(DeleteBehavior.Restrict);

        // Asked about once, whoever asks.
        outcome.HasIndex(o => new { o.IdeaId, o.DeliveredAt, o.AfterDays }).IsUnique();
        outcome.HasIndex(o => new { o.OpenSince, o.Id });
    }
}
