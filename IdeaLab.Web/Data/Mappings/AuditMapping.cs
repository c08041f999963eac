using IdeaLab.Domain;
using IdeaLab.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Thing).HasMaxLength(Limits.ThingMaxLength);
        entry.Property(e => e.From).HasMaxLength(AuditEntry.FromMaxLength);
        entry.HasOne(e => e.Actor).WithMany().OnDelete(DeleteBehavior.Restrict);
        entry.OwnsMany(e => e.Changes, changes => changes.ToJson());

        // No foreign key: the entry outlives the idea.
        entry.HasIndex(e => new { e.IdeaId, e.Id });
        entry.HasIndex(e => new { e.ActorId, e.Id });
        entry.HasIndex(e => new { e.Thing, e.Id });
    }
}

internal sealed class AuditSealMapping : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.HasKey(s => s.Number);
        seal.Property(s => s.Number).ValueGeneratedNever();
        seal.Property(s => s.PreviousHash).HasMaxLength(ChainHash.Length);
        seal.Property(s => s.Hash).HasMaxLength(ChainHash.Length);
        seal.HasIndex(s => s.EntryId).IsUnique();
        seal.HasOne(s => s.Entry).WithOne().HasForeignKey<AuditSeal>(s => s.EntryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AuditChainMapping : IEntityTypeConfiguration<AuditChain>
{
    public void Configure(EntityTypeBuilder<AuditChain> chain)
    {
        chain.Property(c => c.Id).ValueGeneratedNever();
        chain.Property(c => c.LastHash).HasMaxLength(ChainHash.Length);
        chain.Property(c => c.Version).IsConcurrencyToken();
        chain.HasData(new { Id = 1, Count = 0, LastHash = "", UpTo = 0L, Version = 0 });
    }
}
