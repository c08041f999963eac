using IdeaLab.Domain;
using IdeaLab.Domain.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.HasKey(d => d.Number);
        decision.Property(d => d.Number).ValueGeneratedNever();
        decision.Ignore(d => d.Options);
        decision.Property(d => d.OptionLines).HasMaxLength(Decision.OptionsMaxLength);
        decision.Property(d => d.Reason).HasMaxLength(Decision.ReasonMaxLength);
        decision.Property(d => d.PreviousHash).HasMaxLength(ChainHash.Length);
        decision.Property(d => d.Hash).HasMaxLength(ChainHash.Length);
        decision.OwnsOne(d => d.Evidence);
        decision.HasOne(d => d.Idea).WithMany().OnDelete(DeleteBehavior.Restrict);
        decision.HasOne(d => d.By).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DecisionChainMapping : IEntityTypeConfiguration<DecisionChain>
{
    public void Configure(EntityTypeBuilder<DecisionChain> chain)
    {
        chain.Property(c => c.Id).ValueGeneratedNever();
        chain.Property(c => c.LastHash).HasMaxLength(ChainHash.Length);
        chain.Property(c => c.Version).IsConcurrencyToken();
        chain.HasData(new { Id = 1, Count = 0, LastHash = "", Version = 0 });
    }
}
