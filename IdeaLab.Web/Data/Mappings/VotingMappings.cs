using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class VoteMapping : IEntityTypeConfiguration<Vote>
{
    public void Configure(EntityTypeBuilder<Vote> vote)
    {
        // The truth of "one vote per person and idea".
        vote.HasKey(v => new { v.IdeaId, v.VoterId });
        vote.HasOne(v => v.Voter).WithMany().HasForeignKey(v => v.VoterId).OnDelete(DeleteBehavior.Restrict);
        vote.HasOne(v => v.Merge).WithMany().HasForeignKey(v => v.MergeId).OnDelete(DeleteBehavior.Restrict);
        vote.HasIndex(v => new { v.VoterId, v.CastAt });
        vote.HasIndex(v => new { v.CastAt, v.IdeaId });
        // Few are doubted, and a vote that counts writes nothing here.
        vote.HasIndex(v => v.IdeaId).HasFilter("Doubts <> 0");
    }
}

internal sealed class VoteReplayMapping : IEntityTypeConfiguration<VoteReplay>
{
    public void Configure(EntityTypeBuilder<VoteReplay> replay)
    {
        replay.HasKey(r => new { r.IdeaId, r.VoterId });
        replay.HasOne<Idea>().WithMany().HasForeignKey(r => r.IdeaId);
        replay.HasOne<Person>().WithMany().HasForeignKey(r => r.VoterId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FollowMapping : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> follow)
    {
        follow.HasKey(f => new { f.IdeaId, f.PersonId });
        follow.HasOne(f => f.Person).WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
        follow.HasOne(f => f.Merge).WithMany().HasForeignKey(f => f.MergeId).OnDelete(DeleteBehavior.Restrict);
        // The few that move a score, among the many that voting makes.
        follow.HasIndex(f => new { f.IdeaId, f.At }).HasFilter($"Reason = {(int)FollowReason.Chosen}");
    }
}
