using IdeaLab.Domain.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class DataExportMapping : IEntityTypeConfiguration<DataExport>
{
    public void Configure(EntityTypeBuilder<DataExport> export)
    {
        export.HasOne(e => e.Person).WithMany().HasForeignKey(e => e.PersonId);
        export.HasOne(e => e.Content).WithOne().HasForeignKey<DataExportContent>(c => c.ExportId);
        export.Property(e => e.Version).IsConcurrencyToken();
        // A second wish while one waits is the same.
        export.HasIndex(e => e.PersonId).IsUnique().HasFilter("MadeAt IS NULL").HasDatabaseName("IX_DataExports_Pending");
        export.HasIndex(e => new { e.PersonId, e.Id });
        export.HasIndex(e => e.ExpiresAt).HasFilter("ExpiresAt IS NOT NULL");
    }
}

internal sealed class DataExportContentMapping : IEntityTypeConfiguration<DataExportContent>
{
    public void Configure(EntityTypeBuilder<DataExportContent> content)
    {
        content.ToTable("DataExportContents");
        content.HasKey(c => c.ExportId);
    }
}
