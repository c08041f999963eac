using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Warning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class SiteHourMapping : IEntityTypeConfiguration<SiteHour>
{
    public void Configure(EntityTypeBuilder<SiteHour> hour)
    {
        hour.HasKey(h => new { h.Hour, h.Age });
        hour.Ignore(h => h.Counts);
    }
}

internal sealed class AlertMapping : IEntityTypeConfiguration<Alert>
{
    public void Configure(EntityTypeBuilder<Alert> alert)
    {
        alert.Property(a => a.Week).HasMaxLength(DigestWindow.NameMaxLength);
        alert.HasOne(a => a.Idea).WithMany().HasForeignKey(a => a.IdeaId);
        alert.HasOne(a => a.SeenBy).WithMany().HasForeignKey(a => a.SeenById).OnDelete(DeleteBehavior.Restrict);
        // The truth of "one alert per idea and week".
        alert.HasIndex(a => new { a.IdeaId, a.Week }).IsUnique();
        alert.HasIndex(a => new { a.OpenSince, a.Id });
        alert.HasIndex(a => a.RaisedAt);
    }
}
