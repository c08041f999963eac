using IdeaLab.Domain.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class WithheldMapping : IEntityTypeConfiguration<Withheld>
{
    public void Configure(EntityTypeBuilder<Withheld> withheld)
    {
        withheld.ToTable("Withheld");
        withheld.Ignore(w => w.Screening);
        withheld.Property(w => w.Found).HasMaxLength(Withheld.FoundMaxLength);
        withheld.HasOne(w => w.Idea).WithMany(i => i.Withholdings).HasForeignKey(w => w.IdeaId).OnDelete(DeleteBehavior.Restrict);
        withheld.HasOne(w => w.Comment).WithMany(c => c.Withholdings).HasForeignKey(w => w.CommentId).OnDelete(DeleteBehavior.Restrict);
        withheld.HasOne(w => w.Version).WithMany(v => v.Withholdings).HasForeignKey(w => w.VersionId).OnDelete(DeleteBehavior.Restrict);
        withheld.HasOne(w => w.EndedBy).WithMany().HasForeignKey(w => w.EndedById).OnDelete(DeleteBehavior.Restrict);
        withheld.HasOne(w => w.Act).WithMany().HasForeignKey(w => w.ActId).OnDelete(DeleteBehavior.Restrict);
        withheld.Ignore(w => w.IsByStaff);
        // A thing is withheld once at a time, whoever acts at once.
        withheld.HasIndex(w => w.IdeaId).IsUnique().HasFilter("EndedAt IS NULL AND CommentId IS NULL AND VersionId IS NULL").HasDatabaseName("IX_Withheld_Idea_Standing");
        withheld.HasIndex(w => w.CommentId).IsUnique().HasFilter("EndedAt IS NULL AND CommentId IS NOT NULL").HasDatabaseName("IX_Withheld_Comment_Standing");
        withheld.HasIndex(w => w.VersionId).IsUnique().HasFilter("EndedAt IS NULL AND VersionId IS NOT NULL").HasDatabaseName("IX_Withheld_Version_Standing");
        withheld.HasIndex(w => new { w.Since, w.Id }).HasFilter("EndedAt IS NULL");
        withheld.HasIndex(w => new { w.IdeaId, w.Id });
        withheld.HasIndex(w => new { w.CommentId, w.Id }).HasFilter("CommentId IS NOT NULL");
        withheld.HasIndex(w => new { w.VersionId, w.Id }).HasFilter("VersionId IS NOT NULL");
    }
}
