using IdeaLab.Domain.Lessons;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class LessonMapping : IEntityTypeConfiguration<Lesson>
{
    public void Configure(EntityTypeBuilder<Lesson> lesson)
    {
        lesson.Ignore(l => l.Text);
        lesson.Property(l => l.Happened).HasMaxLength(LessonText.HappenedMaxLength);
        lesson.Property(l => l.Learned).HasMaxLength(LessonText.LearnedMaxLength);
        lesson.Property(l => l.NextTime).HasMaxLength(LessonText.NextTimeMaxLength);
        lesson.Property(l => l.Version).IsConcurrencyToken();
        lesson.HasOne(l => l.Idea).WithMany().HasForeignKey(l => l.IdeaId).OnDelete(DeleteBehavior.Restrict);
        lesson.HasMany(l => l.Versions).WithOne(v => v.Lesson).HasForeignKey(v => v.LessonId);

        // An idea has one.
        lesson.HasIndex(l => l.IdeaId).IsUnique();
        lesson.HasIndex(l => new { l.WrittenAt, l.Id });
    }
}

internal sealed class LessonVersionMapping : IEntityTypeConfiguration<LessonVersion>
{
    public void Configure(EntityTypeBuilder<LessonVersion> version)
    {
        version.HasKey(v => new { v.LessonId, v.Number });
        version.Property(v => v.Number).ValueGeneratedNever();
        version.Property(v => v.Happened).HasMaxLength(LessonText.HappenedMaxLength);
        version.Property(v => v.Learned).HasMaxLength(LessonText.LearnedMaxLength);
        version.Property(v => v.NextTime).HasMaxLength(LessonText.NextTimeMaxLength);
        version.HasOne(v => v.By).WithMany().HasForeignKey(v => v.ById).OnDelete(DeleteBehavior.Restrict);
    }
}
