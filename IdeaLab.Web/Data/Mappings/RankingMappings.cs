using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Ranking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class RankSnapshotMapping : IEntityTypeConfiguration<RankSnapshot>
{
    public void Configure(EntityTypeBuilder<RankSnapshot> snapshot)
    {
        snapshot.HasOne<Topic>().WithMany().HasForeignKey(s => s.TopicId);
        snapshot.HasMany(s => s.Places).WithOne().HasForeignKey(p => p.SnapshotId);
        snapshot.HasIndex(s => new { s.Order, s.TopicId, s.TakenAt });
    }
}

internal sealed class RankPlaceMapping : IEntityTypeConfiguration<RankPlace>
{
    public void Configure(EntityTypeBuilder<RankPlace> place)
    {
        place.HasKey(p => new { p.SnapshotId, p.Position });
        place.Ignore(p => p.Band);
        place.Ignore(p => p.Standing);
        place.HasOne<Idea>().WithMany().HasForeignKey(p => p.IdeaId).OnDelete(DeleteBehavior.Restrict);
        place.HasIndex(p => new { p.IdeaId, p.SnapshotId });
    }
}

internal sealed class EyesPoolMapping : IEntityTypeConfiguration<EyesPool>
{
    public void Configure(EntityTypeBuilder<EyesPool> pool)
    {
        pool.HasMany(p => p.Candidates).WithOne().HasForeignKey(EyesCandidateMapping.Pool);
        pool.HasIndex(p => p.DrawnAt);
    }
}

internal sealed class EyesCandidateMapping : IEntityTypeConfiguration<EyesCandidate>
{
    public const string Pool = "PoolId";

    public void Configure(EntityTypeBuilder<EyesCandidate> candidate)
    {
        candidate.ToTable("EyesCandidates");
        candidate.Property<int>(Pool);
        candidate.HasKey(Pool, nameof(EyesCandidate.IdeaId));
        candidate.HasOne<Idea>().WithMany().HasForeignKey(c => c.IdeaId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ViewingMapping : IEntityTypeConfiguration<Viewing>
{
    public void Configure(EntityTypeBuilder<Viewing> viewing)
    {
        // The truth of "a member counts once".
        viewing.HasKey(v => new { v.IdeaId, v.PersonId });
        viewing.HasOne<Idea>().WithMany().HasForeignKey(v => v.IdeaId);
        viewing.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PassingViewingMapping : IEntityTypeConfiguration<PassingViewing>
{
    public void Configure(EntityTypeBuilder<PassingViewing> viewing)
    {
        viewing.HasKey(v => new { v.Day, v.IdeaId, v.Visitor });
        viewing.HasOne<Idea>().WithMany().HasForeignKey(v => v.IdeaId);
    }
}

internal sealed class DaySaltMapping : IEntityTypeConfiguration<DaySalt>
{
    public void Configure(EntityTypeBuilder<DaySalt> salt)
    {
        salt.HasKey(s => s.Day);
        salt.Property(s => s.Salt).HasMaxLength(32);
    }
}
