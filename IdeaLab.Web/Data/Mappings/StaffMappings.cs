using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class AuthorQuestionMapping : IEntityTypeConfiguration<AuthorQuestion>
{
    public void Configure(EntityTypeBuilder<AuthorQuestion> question)
    {
        question.Property(q => q.Body).HasMaxLength(AuthorQuestion.BodyMaxLength);
        question.Property(q => q.Reply).HasMaxLength(AuthorQuestion.ReplyMaxLength).HasConversion<Gone.TextConverter>();
        question.HasOne(q => q.By).WithMany().HasForeignKey(q => q.ById).OnDelete(DeleteBehavior.Restrict);
        // An idea waits for one reply at a time.
        question.HasIndex(q => q.IdeaId).IsUnique().HasFilter("ClosedAt IS NULL").HasDatabaseName("IX_AuthorQuestions_Open");
        question.HasIndex(q => new { q.IdeaId, q.AskedAt });
        question.HasIndex(q => new { q.ClosedAt, q.AskedAt, q.Id });
    }
}

internal sealed class StaffNoteMapping : IEntityTypeConfiguration<StaffNote>
{
    public void Configure(EntityTypeBuilder<StaffNote> note)
    {
        note.Property(n => n.Body).HasMaxLength(StaffNote.BodyMaxLength);
        note.HasOne(n => n.Idea).WithMany().HasForeignKey(n => n.IdeaId);
        note.HasOne(n => n.By).WithMany().HasForeignKey(n => n.ById).OnDelete(DeleteBehavior.Restrict);
        note.HasIndex(n => new { n.IdeaId, n.Id });
    }
}

internal sealed class FlagMapping : IEntityTypeConfiguration<Flag>
{
    public void Configure(EntityTypeBuilder<Flag> flag)
    {
        flag.Property(f => f.Reason).HasMaxLength(Flag.ReasonMaxLength).HasConversion<Gone.TextConverter>();
        flag.HasOne(f => f.Idea).WithMany().HasForeignKey(f => f.IdeaId);
        flag.HasOne(f => f.Comment).WithMany().HasForeignKey(f => f.CommentId).OnDelete(DeleteBehavior.Restrict);
        flag.HasOne(f => f.By).WithMany().HasForeignKey(f => f.ById).OnDelete(DeleteBehavior.Restrict);
        flag.HasOne(f => f.SettledBy).WithMany().HasForeignKey(f => f.SettledById).OnDelete(DeleteBehavior.Restrict);
        flag.HasOne(f => f.Version).WithMany().HasForeignKey(f => f.VersionId).OnDelete(DeleteBehavior.Restrict);
        flag.Property(f => f.Ground).HasDefaultValue(Ground.Other).HasSentinel(Ground.Other);
        // One open flag of a person about a thing, however often it is sent at once.
        flag.HasIndex(f => new { f.ById, f.IdeaId }).IsUnique().HasFilter("OpenSince IS NOT NULL AND CommentId IS NULL AND VersionId IS NULL").HasDatabaseName("IX_Flags_OpenOfIdea");
        flag.HasIndex(f => new { f.ById, f.CommentId }).IsUnique().HasFilter("OpenSince IS NOT NULL AND CommentId IS NOT NULL").HasDatabaseName("IX_Flags_OpenOfComment");
        flag.HasIndex(f => new { f.ById, f.VersionId }).IsUnique().HasFilter("OpenSince IS NOT NULL AND VersionId IS NOT NULL").HasDatabaseName("IX_Flags_OpenOfVersion");
        flag.HasIndex(f => new { f.OpenSince, f.Id });
        flag.HasIndex(f => new { f.At, f.IdeaId });
    }
}
