using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Web.Data.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class ModerationActMapping : IEntityTypeConfiguration<ModerationAct>
{
    public void Configure(EntityTypeBuilder<ModerationAct> act)
    {
        act.Property(a => a.Reason).HasMaxLength(ModerationAct.ReasonMaxLength);
        act.Property(a => a.UndoReason).HasMaxLength(ModerationAct.ReasonMaxLength);
        act.Property(a => a.UndoneAt).IsConcurrencyToken();
        act.HasOne(a => a.Person).WithMany(p => p.Acts).HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        act.HasOne(a => a.By).WithMany().HasForeignKey(a => a.ById).OnDelete(DeleteBehavior.Restrict);
        act.HasOne(a => a.UndoneBy).WithMany().HasForeignKey(a => a.UndoneById).OnDelete(DeleteBehavior.Restrict);
        act.HasOne(a => a.Idea).WithMany().HasForeignKey(a => a.IdeaId).OnDelete(DeleteBehavior.Restrict);
        act.HasOne(a => a.Comment).WithMany().HasForeignKey(a => a.CommentId).OnDelete(DeleteBehavior.Restrict);
        act.HasOne(a => a.Version).WithMany().HasForeignKey(a => a.VersionId).OnDelete(DeleteBehavior.Restrict);
        act.HasOne(a => a.Earlier).WithOne(e => e.Act).HasForeignKey<EarlierText>(e => e.ActId);
        act.HasOne(a => a.Appeal).WithOne(p => p.Act).HasForeignKey<Appeal>(p => p.ActId);
        act.HasIndex(a => new { a.PersonId, a.Id });
        act.HasIndex(a => new { a.IdeaId, a.Id });
        act.HasIndex(a => new { a.At, a.Id });
    }
}

internal sealed class EarlierTextMapping : IEntityTypeConfiguration<EarlierText>
{
    public void Configure(EntityTypeBuilder<EarlierText> earlier)
    {
        earlier.ToTable("EarlierTexts");
        earlier.HasKey(e => e.ActId);
        earlier.Property(e => e.Title).HasMaxLength(Idea.TitleMaxLength);
        earlier.Property(e => e.Body).HasMaxLength(Idea.BodyMaxLength);
        earlier.Property(e => e.Passage).HasMaxLength(Idea.BodyMaxLength);
    }
}

internal sealed class AppealMapping : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> appeal)
    {
        appeal.HasKey(a => a.ActId);
        appeal.Property(a => a.Text).HasMaxLength(Appeal.TextMaxLength).HasConversion<Gone.TextConverter>();
        appeal.Property(a => a.Answer).HasMaxLength(Appeal.AnswerMaxLength);
        appeal.Property(a => a.OpenSince).IsConcurrencyToken();
        appeal.HasOne(a => a.DecidedBy).WithMany().HasForeignKey(a => a.DecidedById).OnDelete(DeleteBehavior.Restrict);
        appeal.HasIndex(a => new { a.OpenSince, a.ActId });
    }
}
