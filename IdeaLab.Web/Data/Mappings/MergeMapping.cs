using IdeaLab.Domain.Ideas;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class MergeMapping : IEntityTypeConfiguration<Merge>
{
    public void Configure(EntityTypeBuilder<Merge> merge)
    {
        merge.HasOne(m => m.Idea).WithMany().HasForeignKey(m => m.IdeaId).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne(m => m.Target).WithMany(i => i.Merges).HasForeignKey(m => m.TargetId).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne(m => m.End).WithMany().HasForeignKey(m => m.EndId).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne(m => m.By).WithMany().HasForeignKey(m => m.ById).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne(m => m.UndoneBy).WithMany().HasForeignKey(m => m.UndoneById).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne(m => m.Step).WithOne(s => s.Merge).HasForeignKey<Merge>(m => m.StepId).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne(m => m.Promise).WithMany().HasForeignKey(m => m.PromiseId).OnDelete(DeleteBehavior.Restrict);

        // The truth of "an idea leads to one other".
        merge.HasIndex(m => m.IdeaId).IsUnique().HasFilter("EndId IS NOT NULL");
        merge.HasIndex(m => new { m.IdeaId, m.Id });
    }
}
