using IdeaLab.Domain.Promises;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class ResponsePromiseMapping : IEntityTypeConfiguration<ResponsePromise>
{
    public void Configure(EntityTypeBuilder<ResponsePromise> promise)
    {
        promise.HasIndex(p => new { p.DueAt, p.IdeaId, p.SettledAt });
    }
}

internal sealed class HolidayMapping : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> holiday)
    {
        holiday.HasKey(h => h.Day);
        holiday.Property(h => h.Name).HasMaxLength(Holiday.NameMaxLength);
    }
}
