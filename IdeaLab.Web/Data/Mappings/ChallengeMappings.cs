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
        challenge.HasMany(c => c.Topics).WithOne(t => t.Challenge).HasForeignKey(t => t.ChallengeId);
        challenge.HasIndex(c => new { c.ClosedAt, c.ClosesAt });
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
