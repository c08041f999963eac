using System.Globalization;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Ranking;
using IdeaLab.Web.Data.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class IdeaMapping : IEntityTypeConfiguration<Idea>
{
    // SupportRate.Lower with numerator and denominator multiplied by the viewers; a test compares. T-SQL would take quotients of whole numbers and numerals for decimals, hence the cast.
    private static readonly string LowerEnd = string.Create(CultureInfo.InvariantCulture,
        $"CASE WHEN Voters <= 0 THEN 0.0 ELSE (Voters + {Square / 2:R} - {SupportRate.Z:R} * SQRT(CAST(Voters AS float) * ({ViewersOrVoters} - Voters) / {ViewersOrVoters} + {Square / 4:R})) / ({ViewersOrVoters} + {Square:R}) END");

    private const string ViewersOrVoters = "(CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END)";
    private const double Square = SupportRate.Z * SupportRate.Z;

    public void Configure(EntityTypeBuilder<Idea> idea)
    {
        idea.Property(i => i.Title).HasMaxLength(Idea.TitleMaxLength).HasConversion<Gone.TitleConverter>();
        idea.Property(i => i.Body).HasMaxLength(Idea.BodyMaxLength).HasConversion<Gone.TextConverter>();
        idea.Property(i => i.Source).HasMaxLength(Limits.SourceMaxLength);
        idea.Property(i => i.SourceKey).HasMaxLength(Limits.SourceMaxLength);
        idea.Property(i => i.Version).IsConcurrencyToken();
        idea.Property(i => i.Support).HasComputedColumnSql("VoteCount + ImportedSupport", stored: true);
        idea.Property(i => i.SupportLow).HasComputedColumnSql(LowerEnd, stored: true);

        idea.HasOne(i => i.Author).WithMany().HasForeignKey(i => i.AuthorId).OnDelete(DeleteBehavior.Restrict);
        idea.HasOne(i => i.Topic).WithMany().HasForeignKey(i => i.TopicId).OnDelete(DeleteBehavior.Restrict);
        idea.HasOne(i => i.Challenge).WithMany().HasForeignKey(i => i.ChallengeId).OnDelete(DeleteBehavior.Restrict);
        idea.HasOne(i => i.Circle).WithMany().HasForeignKey(i => i.CircleId).OnDelete(DeleteBehavior.Restrict);
        // Their rules decide what the idea takes and for whom it exists, so no verb may meet the idea without them.
        idea.Navigation(i => i.Challenge).AutoInclude();
        idea.Navigation(i => i.Topic).AutoInclude();
        idea.HasMany(i => i.Votes).WithOne(v => v.Idea).HasForeignKey(v => v.IdeaId);
        idea.HasMany(i => i.Follows).WithOne(f => f.Idea).HasForeignKey(f => f.IdeaId);
        idea.HasMany(i => i.Comments).WithOne(c => c.Idea).HasForeignKey(c => c.IdeaId);
        idea.HasMany(i => i.History).WithOne(c => c.Idea).HasForeignKey(c => c.IdeaId);
        idea.HasMany(i => i.Promises).WithOne(p => p.Idea).HasForeignKey(p => p.IdeaId);
        idea.HasMany(i => i.AuthorQuestions).WithOne(q => q.Idea).HasForeignKey(q => q.IdeaId);
        idea.HasOne(i => i.Assignee).WithMany().HasForeignKey(i => i.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        idea.HasMany(i => i.Responses).WithOne(r => r.Idea).HasForeignKey(r => r.IdeaId);

        idea.HasIndex(i => new { i.DraftKey, i.AuthorId }).IsUnique().HasFilter("DraftKey IS NOT NULL");
        idea.HasIndex(i => new { i.Source, i.SourceKey }).IsUnique().HasFilter("Source IS NOT NULL");

        // Every order of the board, alone and within a topic, a status or a challenge, so that no page sorts or reads on past its rows.
        idea.HasIndex(i => new { i.TrendingScore, i.Id });
        idea.HasIndex(i => new { i.CreatedAt, i.Id });
        idea.HasIndex(i => new { i.Support, i.Id });
        idea.HasIndex(i => new { i.SupportLow, i.Id });
        idea.HasIndex(i => new { i.CommentCount, i.Id });
        idea.HasIndex(i => new { i.TopicId, i.TrendingScore, i.Id });
        idea.HasIndex(i => new { i.TopicId, i.CreatedAt, i.Id });
        idea.HasIndex(i => new { i.TopicId, i.Support, i.Id });
        idea.HasIndex(i => new { i.TopicId, i.SupportLow, i.Id });
        idea.HasIndex(i => new { i.TopicId, i.CommentCount, i.Id });
        idea.HasIndex(i => new { i.Status, i.TrendingScore, i.Id });
        idea.HasIndex(i => new { i.Status, i.CreatedAt, i.Id });
        idea.HasIndex(i => new { i.Status, i.Support, i.Id });
        idea.HasIndex(i => new { i.Status, i.SupportLow, i.Id });
        idea.HasIndex(i => new { i.Status, i.CommentCount, i.Id });
        idea.HasIndex(i => new { i.Status, i.DeliveredAt, i.Id });

        // Most ideas are in no challenge, and what changes them shall not change indexes for nothing.
        idea.HasIndex(i => new { i.ChallengeId, i.TrendingScore, i.Id }).HasFilter("ChallengeId IS NOT NULL");
        idea.HasIndex(i => new { i.ChallengeId, i.CreatedAt, i.Id }).HasFilter("ChallengeId IS NOT NULL");
        idea.HasIndex(i => new { i.ChallengeId, i.Support, i.Id }).HasFilter("ChallengeId IS NOT NULL");
        idea.HasIndex(i => new { i.ChallengeId, i.SupportLow, i.Id }).HasFilter("ChallengeId IS NOT NULL");
        idea.HasIndex(i => new { i.ChallengeId, i.CommentCount, i.Id }).HasFilter("ChallengeId IS NOT NULL");

        // Of whom a segment is the audience.
        idea.HasIndex(i => i.CircleId).HasFilter("CircleId IS NOT NULL");

        // What is withheld, which is little.
        idea.HasIndex(i => new { i.WithheldAt, i.Id }).HasFilter("WithheldAt IS NOT NULL");

        // The review queue.
        idea.HasIndex(i => new { i.QueuedBy, i.Id });
        idea.HasIndex(i => new { i.TopicId, i.QueuedBy, i.Id });
        idea.HasIndex(i => new { i.AssigneeId, i.QueuedBy, i.Id });
        idea.HasIndex(i => new { i.AssigneeId, i.CreatedAt, i.Id });
        idea.HasIndex(i => new { i.Status, i.QueuedBy, i.Id });
        idea.HasIndex(i => new { i.ChallengeId, i.QueuedBy, i.Id }).HasFilter("ChallengeId IS NOT NULL");

        idea.HasIndex(i => new { i.LessonDueSince, i.Id });
        idea.HasIndex(i => new { i.AnswerRefusedAt, i.Id });

        idea.HasIndex(i => new { i.FirstAnsweredAt, i.CreatedAt, i.Id });
        idea.HasIndex(i => new { i.FirstAnsweredAt, i.Status, i.CreatedAt });
    }
}
