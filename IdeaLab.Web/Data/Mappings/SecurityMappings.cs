using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> key) => key.Property(k => k.FriendlyName).HasMaxLength(Limits.KeyNameMaxLength);
}

internal sealed class ActCountMapping : IEntityTypeConfiguration<ActCount>
{
    public void Configure(EntityTypeBuilder<ActCount> count)
    {
        count.HasKey(c => new { c.Limit, c.Who });
        count.Property(c => c.Limit).HasMaxLength(Limits.LimitMaxLength);
        count.HasIndex(c => c.Since);
    }
}
