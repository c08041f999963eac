using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Moderation;
using IdeaLab.Domain.Moderation.Holding;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class VoteTraceMapping : IEntityTypeConfiguration<VoteTrace>
{
    public void Configure(EntityTypeBuilder<VoteTrace> trace)
    {
        trace.HasKey(t => new { t.IdeaId, t.VoterId });
        trace.HasOne<Idea>().WithMany().HasForeignKey(t => t.IdeaId);
        trace.HasOne<Person>().WithMany().HasForeignKey(t => t.VoterId).OnDelete(DeleteBehavior.Restrict);
        trace.HasIndex(t => t.At);
        trace.HasIndex(t => t.AgainAt).HasFilter("AgainAt IS NOT NULL");
    }
}

internal sealed class NetworkSaltMapping : IEntityTypeConfiguration<NetworkSalt>
{
    public void Configure(EntityTypeBuilder<NetworkSalt> salt)
    {
        salt.HasKey(s => s.Week);
        salt.Property(s => s.Salt).HasMaxLength(32);
    }
}

internal sealed class HoldMapping : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> hold)
    {
        // Ticks, since a time of SQL Server ends at midnight.
        hold.Property(h => h.Within).HasConversion<long>();
        hold.Ignore(h => h.Evidence);
        hold.HasOne(h => h.Idea).WithMany().HasForeignKey(h => h.IdeaId);
        hold.HasMany(h => h.Votes).WithMany(v => v.Holds).UsingEntity(
            "HoldsOfVotes",
            vote => vote.HasOne(typeof(HeldVote)).WithMany().HasForeignKey("VoteId"),
            of => of.HasOne(typeof(Hold)).WithMany().HasForeignKey("HoldId").OnDelete(DeleteBehavior.Restrict));
        hold.HasIndex(h => new { h.WaitingSince, h.Id });
        hold.HasIndex(h => new { h.FoundAt, h.Id });
    }
}

internal sealed class HeldVoteMapping : IEntityTypeConfiguration<HeldVote>
{
    public void Configure(EntityTypeBuilder<HeldVote> vote)
    {
        // The truth of "one state for each vote", whatever finds it at once.
        vote.HasIndex(v => new { v.IdeaId, v.VoterId }).IsUnique();
        vote.HasOne<Idea>().WithMany().HasForeignKey(v => v.IdeaId);
        vote.HasOne(v => v.Voter).WithMany().HasForeignKey(v => v.VoterId).OnDelete(DeleteBehavior.Restrict);
        vote.HasOne(v => v.Verdict).WithMany().HasForeignKey(v => v.VerdictId).OnDelete(DeleteBehavior.Restrict);
        vote.Property(v => v.Version).IsConcurrencyToken();
    }
}

internal sealed class VerdictMapping : IEntityTypeConfiguration<Verdict>
{
    public void Configure(EntityTypeBuilder<Verdict> verdict)
    {
        verdict.HasOne<Hold>().WithMany().HasForeignKey(v => v.HoldId).OnDelete(DeleteBehavior.Restrict);
        verdict.HasOne<Idea>().WithMany().HasForeignKey(v => v.IdeaId).OnDelete(DeleteBehavior.Restrict);
        verdict.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);
        verdict.HasOne(v => v.By).WithMany().HasForeignKey(v => v.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VoteWatchMapping : IEntityTypeConfiguration<VoteWatch>
{
    public void Configure(EntityTypeBuilder<VoteWatch> watch)
    {
        watch.Property(w => w.Id).ValueGeneratedNever();
        watch.Ignore(w => w.Usual);
    }
}

internal sealed class HoldingSettingsMapping : IEntityTypeConfiguration<HoldingSettings>
{
    public void Configure(EntityTypeBuilder<HoldingSettings> settings)
    {
        settings.ToTable("HoldingSettings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.EnglishWords).HasMaxLength(HoldingSettings.WordsMaxLength);
        settings.Property(s => s.SpanishWords).HasMaxLength(HoldingSettings.WordsMaxLength);
        settings.Property(s => s.Version).IsConcurrencyToken();
        settings.Ignore(s => s.Weights);
    }
}
