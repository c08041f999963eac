using IdeaLab.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class CriteriaSetMapping : IEntityTypeConfiguration<CriteriaSet>
{
    public void Configure(EntityTypeBuilder<CriteriaSet> set)
    {
        set.HasOne(s => s.Challenge).WithMany().HasForeignKey(s => s.ChallengeId).OnDelete(DeleteBehavior.Restrict);
        set.HasOne(s => s.By).WithMany().HasForeignKey(s => s.ById).OnDelete(DeleteBehavior.Restrict);
        set.HasMany(s => s.Criteria).WithOne(c => c.Set).HasForeignKey(c => c.SetId);
        // The newest of a challenge, or of the organisation, is the one in force.
        set.HasIndex(s => new { s.ChallengeId, s.Id });
        // A lab scores from its first day; these are changed at /criteria.
        set.HasData(new { Id = 1, At = new DateTime(2026, 11, 25, 0, 0, 0, DateTimeKind.Utc) });
    }
}

internal sealed class CriterionMapping : IEntityTypeConfiguration<Criterion>
{
    public void Configure(EntityTypeBuilder<Criterion> criterion)
    {
        criterion.ToTable("Criteria");
        criterion.Ignore(c => c.Terms);
        criterion.Property(c => c.English).HasMaxLength(Criterion.NameMaxLength);
        criterion.Property(c => c.Spanish).HasMaxLength(Criterion.NameMaxLength);
        criterion.HasIndex(c => new { c.SetId, c.Position }).IsUnique();
        criterion.HasData(
            new { Id = 1, SetId = 1, Position = 1, English = "It solves a real problem of our customers or our people", Spanish = "Resuelve un problema real de nuestros clientes o de nuestra gente", Weight = 3, Measure = Measure.Impact },
            new { Id = 2, SetId = 1, Position = 2, English = "Many would use it", Spanish = "Lo usaría mucha gente", Weight = 2, Measure = Measure.Impact },
            new { Id = 3, SetId = 1, Position = 3, English = "It fits where we want to go", Spanish = "Encaja con lo que queremos ser", Weight = 2, Measure = Measure.Impact },
            new { Id = 4, SetId = 1, Position = 4, English = "Effort to build and run it", Spanish = "Esfuerzo de construirla y mantenerla", Weight = 1, Measure = Measure.Effort });
    }
}

internal sealed class ScoringMapping : IEntityTypeConfiguration<Scoring>
{
    public void Configure(EntityTypeBuilder<Scoring> scoring)
    {
        scoring.HasKey(s => s.IdeaId);
        scoring.Property(s => s.IdeaId).ValueGeneratedNever();
        scoring.Ignore(s => s.Result);
        scoring.Property(s => s.Version).IsConcurrencyToken();
        scoring.HasOne(s => s.Idea).WithOne().HasForeignKey<Scoring>(s => s.IdeaId);
        scoring.HasOne(s => s.Set).WithMany().HasForeignKey(s => s.SetId).OnDelete(DeleteBehavior.Restrict);
        scoring.HasMany(s => s.Invitations).WithOne(i => i.Scoring).HasForeignKey(i => i.IdeaId);
        scoring.HasMany(s => s.Scorecards).WithOne(c => c.Scoring).HasForeignKey(c => c.IdeaId);
        scoring.HasIndex(s => new { s.DividedSince, s.IdeaId });
    }
}

internal sealed class ScoreInvitationMapping : IEntityTypeConfiguration<ScoreInvitation>
{
    public void Configure(EntityTypeBuilder<ScoreInvitation> invitation)
    {
        invitation.Property(i => i.Note).HasMaxLength(ScoreInvitation.NoteMaxLength);
        invitation.Property(i => i.DeclineReason).HasMaxLength(ScoreInvitation.DeclineReasonMaxLength);
        invitation.HasOne(i => i.Person).WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
        invitation.HasOne(i => i.By).WithMany().HasForeignKey(i => i.ById).OnDelete(DeleteBehavior.Restrict);
        invitation.HasIndex(i => new { i.IdeaId, i.PersonId }).IsUnique();
        invitation.HasIndex(i => new { i.PersonId, i.OpenSince });
        invitation.HasIndex(i => i.RemindAt);
    }
}

internal sealed class ScorecardMapping : IEntityTypeConfiguration<Scorecard>
{
    public void Configure(EntityTypeBuilder<Scorecard> scorecard)
    {
        scorecard.HasOne(s => s.Person).WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        // One for each person and idea, whatever races.
        scorecard.HasIndex(s => new { s.IdeaId, s.PersonId }).IsUnique();
        scorecard.OwnsMany(s => s.Ratings, rating =>
        {
            rating.ToTable("Ratings");
            rating.WithOwner().HasForeignKey("ScorecardId");
            rating.HasKey("ScorecardId", nameof(Rating.CriterionId));
            rating.Property(r => r.CriterionId).ValueGeneratedNever();
            rating.Property(r => r.Words).HasMaxLength(Rating.WordsMaxLength);
            rating.HasOne<Criterion>().WithMany().HasForeignKey(r => r.CriterionId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
