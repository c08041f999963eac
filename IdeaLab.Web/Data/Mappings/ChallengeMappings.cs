using IdeaLab.Domain.Challenges;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class ChallengeMapping : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> challenge)
    {
        challenge.Property(c => c.Question).HasMaxLength(Challenge.QuestionMaxLength);
        challenge.Property(c => c.Description).HasMaxLength(Challenge.DescriptionMaxLength);
        challenge.Property(c => c.Criteria).HasMaxLength(Challenge.CriteriaMaxLength);
        challenge.Property(c => c.Version).IsConcurrencyToken();
        challenge.HasOne(c => c.Owner).WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.Restrict);
        challenge.HasOne(c => c.Picture).WithMany().HasForeignKey(c => c.PictureId).OnDelete(DeleteBehavior.Restrict);
        challenge.HasOne(c => c.Circle).WithMany().HasForeignKey(c => c.CircleId).OnDelete(DeleteBehavior.Restrict);
        challenge.HasMany(c => c.Topics).WithOne(t => t.Challenge).HasForeignKey(t => t.ChallengeId);
        challenge.HasMany(c => c.Places).WithOne(p => p.Challenge).HasForeignKey(p => p.ChallengeId);
        challenge.OwnsOne(c => c.Result);
        challenge.HasIndex(c => c.FormKey).IsUnique();
        // What is open by its end, and what is closed by its end.
        challenge.HasIndex(c => new { c.ClosedAt, c.ClosesAt, c.Id });
        challenge.HasIndex(c => new { c.ClosesAt, c.Id });
    }
}

internal sealed class ChallengeTopicMapping : IEntityTypeConfiguration<ChallengeTopic>
{
    public void Configure(EntityTypeBuilder<ChallengeTopic> topic)
    {
        topic.ToTable("ChallengeTopics");
        topic.HasKey(t => new { t.ChallengeId, t.TopicId });
        topic.HasOne(t => t.Topic).WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ChallengePlaceMapping : IEntityTypeConfiguration<ChallengePlace>
{
    public void Configure(EntityTypeBuilder<ChallengePlace> place)
    {
        place.ToTable("ChallengePlaces");
        // The order of the board; an idea is on it once.
        place.HasKey(p => new { p.ChallengeId, p.Rank, p.IdeaId });
        place.HasIndex(p => p.IdeaId).IsUnique();
        place.HasOne(p => p.Idea).WithMany().HasForeignKey(p => p.IdeaId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BallotMapping : IEntityTypeConfiguration<Ballot>
{
    public void Configure(EntityTypeBuilder<Ballot> ballot)
    {
        // One for each person, raised by every giving: the truth of "never more than the budget".
        ballot.HasKey(b => new { b.ChallengeId, b.PersonId });
        ballot.Property(b => b.Version).IsConcurrencyToken();
        ballot.HasOne(b => b.Challenge).WithMany().HasForeignKey(b => b.ChallengeId).OnDelete(DeleteBehavior.Restrict);
        ballot.HasOne(b => b.Person).WithMany().HasForeignKey(b => b.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
