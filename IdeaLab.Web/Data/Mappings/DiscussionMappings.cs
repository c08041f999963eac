using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.Property(c => c.Body).HasMaxLength(Comment.BodyMaxLength).HasConversion<Gone.TextConverter>();
        comment.Property(c => c.Source).HasMaxLength(Limits.SourceMaxLength);
        comment.Property(c => c.SourceKey).HasMaxLength(Limits.SourceMaxLength);
        comment.Property(c => c.Version).IsConcurrencyToken();
        comment.HasOne(c => c.Author).WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.Restrict);
        comment.HasOne(c => c.Parent).WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        comment.HasIndex(c => new { c.Source, c.SourceKey }).IsUnique().HasFilter("Source IS NOT NULL");

        // Roots of an idea in order, and the replies of a root in order.
        comment.HasIndex(c => new { c.IdeaId, c.ParentId, c.CreatedAt, c.Id });
        comment.HasIndex(c => new { c.ParentId, c.CreatedAt, c.Id });
        comment.HasIndex(c => new { c.AuthorId, c.CreatedAt });
        comment.HasIndex(c => new { c.AsksStaffSince, c.Id });
        comment.HasIndex(c => new { c.CreatedAt, c.IdeaId });
        comment.HasIndex(c => c.ToldAt);
    }
}

internal sealed class StatusChangeMapping : IEntityTypeConfiguration<StatusChange>
{
    public void Configure(EntityTypeBuilder<StatusChange> change)
    {
        change.Property(c => c.Reason).HasMaxLength(StatusChange.ReasonMaxLength);
        change.Property(c => c.ReopenWhen).HasMaxLength(Reopening.WhenMaxLength);
        change.HasOne(c => c.By).WithMany().HasForeignKey(c => c.ById).OnDelete(DeleteBehavior.Restrict);
        change.HasIndex(c => new { c.IdeaId, c.At });
        change.HasIndex(c => c.ToldAt);
    }
}

internal sealed class OfficialResponseMapping : IEntityTypeConfiguration<OfficialResponse>
{
    public void Configure(EntityTypeBuilder<OfficialResponse> response)
    {
        response.Property(r => r.Body).HasMaxLength(OfficialResponse.BodyMaxLength);
        response.HasOne(r => r.By).WithMany().HasForeignKey(r => r.ById).OnDelete(DeleteBehavior.Restrict);
        response.HasIndex(r => new { r.IdeaId, r.At });
        response.HasIndex(r => r.ToldAt);
    }
}

internal sealed class OwedNewsMapping : IEntityTypeConfiguration<OwedNews>
{
    public void Configure(EntityTypeBuilder<OwedNews> owed)
    {
        owed.ToTable("OwedNews");
        owed.Ignore(n => n.Idea);
        owed.Ignore(n => n.ExistsForReader);
        owed.HasOne(n => n.Person).WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        // SQL Server allows no two ways from an idea to here by which rows would go.
        owed.HasOne(n => n.Step).WithMany().HasForeignKey(n => n.StepId).OnDelete(DeleteBehavior.Restrict);
        owed.HasOne(n => n.Answer).WithMany().HasForeignKey(n => n.AnswerId).OnDelete(DeleteBehavior.Restrict);
        owed.HasOne(n => n.Change).WithMany().HasForeignKey(n => n.ChangeId).OnDelete(DeleteBehavior.Restrict);
        owed.HasOne(n => n.Comment).WithMany().HasForeignKey(n => n.CommentId).OnDelete(DeleteBehavior.Restrict);
        owed.HasOne(n => n.Challenge).WithMany().HasForeignKey(n => n.ChallengeId).OnDelete(DeleteBehavior.Restrict);

        // Each is told once; and how far the telling has come.
        owed.HasIndex(n => new { n.StepId, n.PersonId }).IsUnique();
        owed.HasIndex(n => new { n.AnswerId, n.PersonId }).IsUnique();
        owed.HasIndex(n => new { n.ChangeId, n.PersonId }).IsUnique();
        owed.HasIndex(n => new { n.CommentId, n.PersonId }).IsUnique();
        owed.HasIndex(n => new { n.ChallengeId, n.PersonId }).IsUnique();
        owed.HasIndex(n => new { n.PersonId, n.At });
    }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.HasKey(d => d.PersonId);
        draft.HasOne(d => d.Person).WithOne().HasForeignKey<Draft>(d => d.PersonId);
        draft.Property(d => d.Title).HasMaxLength(Draft.TitleMaxLength);
        draft.Property(d => d.Segments).HasMaxLength(Circle.NameMaxLength).HasDefaultValue("");
        draft.Property(d => d.Version).IsConcurrencyToken();
    }
}
