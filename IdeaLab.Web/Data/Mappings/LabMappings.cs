using IdeaLab.Domain.Jobs;
using IdeaLab.Domain.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.Property(r => r.Job).HasMaxLength(Limits.JobMaxLength);
        run.Property(r => r.Node).HasMaxLength(Limits.NodeMaxLength);
        run.Property(r => r.Error).HasMaxLength(JobRun.ErrorMaxLength);

        // One node alone takes each firing.
        run.HasIndex(r => new { r.Job, r.Slot }).IsUnique();
        run.HasIndex(r => r.StartedAt);
    }
}

internal sealed class LabSettingsMapping : IEntityTypeConfiguration<LabSettings>
{
    public void Configure(EntityTypeBuilder<LabSettings> settings)
    {
        settings.ToTable("Settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.Name).HasMaxLength(LabSettings.NameMaxLength);
        settings.Property(s => s.PurposeEnglish).HasMaxLength(LabSettings.PurposeMaxLength);
        settings.Property(s => s.PurposeSpanish).HasMaxLength(LabSettings.PurposeMaxLength);
        settings.Property(s => s.TimeZone).HasMaxLength(Limits.TimeZoneMaxLength);
        settings.Property(s => s.Language).HasMaxLength(Limits.LanguageMaxLength);
        settings.Property(s => s.Currency).HasMaxLength(Limits.CurrencyLength).HasDefaultValue("EUR");
        settings.Property(s => s.HalfLifeDays).HasDefaultValue(7);
        settings.Property(s => s.CommentHundredths).HasDefaultValue(50);
        settings.Property(s => s.FollowHundredths).HasDefaultValue(25);
        settings.Property(s => s.StaffNeedSecondFactor).HasDefaultValue(false);
        settings.Ignore(s => s.Trending);
        settings.Property(s => s.EmployeeDomains).HasMaxLength(LabSettings.EmployeeDomainsMaxLength);
        settings.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class RetentionPeriodMapping : IEntityTypeConfiguration<RetentionPeriod>
{
    public void Configure(EntityTypeBuilder<RetentionPeriod> period)
    {
        period.HasKey(p => p.What);
        period.Property(p => p.What).ValueGeneratedNever();
        period.Property(p => p.Version).IsConcurrencyToken();
    }
}
