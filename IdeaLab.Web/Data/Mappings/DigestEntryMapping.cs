using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class DigestEntryMapping : IEntityTypeConfiguration<DigestEntry>
{
    public void Configure(EntityTypeBuilder<DigestEntry> entry)
    {
        entry.Property(e => e.Window).HasMaxLength(DigestWindow.NameMaxLength);
        entry.Property(e => e.Fault).HasMaxLength(DigestEntry.FaultMaxLength);
        entry.Property(e => e.Subject).HasMaxLength(OutgoingMail.SubjectMaxLength);
        entry.Property(e => e.Version).IsConcurrencyToken();
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
        entry.HasOne(e => e.Content).WithOne().HasForeignKey<DigestContent>(c => c.EntryId);
        entry.HasOne(e => e.Mail).WithMany().HasForeignKey(e => e.MailId).OnDelete(DeleteBehavior.SetNull);

        // Nobody is told twice.
        entry.HasIndex(e => new { e.PersonId, e.Kind, e.Window }).IsUnique();
        entry.HasIndex(e => new { e.State, e.NextAttemptAt });
        // Who got what of a week.
        entry.HasIndex(e => new { e.Kind, e.Window, e.State });
    }
}

internal sealed class DigestContentMapping : IEntityTypeConfiguration<DigestContent>
{
    public void Configure(EntityTypeBuilder<DigestContent> content)
    {
        content.ToTable("DigestContents");
        content.HasKey(c => c.EntryId);
    }
}
