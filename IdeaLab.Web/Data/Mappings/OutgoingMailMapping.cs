using IdeaLab.Domain.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.Property(m => m.Key).HasMaxLength(OutgoingMail.KeyMaxLength);
        mail.Property(m => m.MessageId).HasMaxLength(OutgoingMail.MessageIdMaxLength);
        mail.Property(m => m.Address).HasMaxLength(OutgoingMail.AddressMaxLength);
        mail.Property(m => m.Domain).HasMaxLength(OutgoingMail.DomainMaxLength);
        mail.Property(m => m.Name).HasMaxLength(OutgoingMail.NameMaxLength);
        mail.Property(m => m.Subject).HasMaxLength(OutgoingMail.SubjectMaxLength);
        mail.Property(m => m.ListId).HasMaxLength(OutgoingMail.ListIdMaxLength);
        mail.Property(m => m.UnsubscribeUrl).HasMaxLength(OutgoingMail.UrlMaxLength);
        mail.Property(m => m.LastFaultDetail).HasMaxLength(OutgoingMail.FaultDetailMaxLength);
        mail.Property(m => m.Version).IsConcurrencyToken();
        mail.HasOne(m => m.Reader).WithMany().HasForeignKey(m => m.PersonId);
        mail.HasOne(m => m.Body).WithOne().HasForeignKey<MailBody>(b => b.MailId);
        // A mail without its body would go out empty.
        mail.Navigation(m => m.Body).AutoInclude();

        // What was written once is not written again.
        mail.HasIndex(m => m.Key).IsUnique();
        mail.HasIndex(m => new { m.State, m.NextAttemptAt });
        mail.HasIndex(m => new { m.SentAt, m.Domain }).HasFilter("SentAt IS NOT NULL");
        mail.HasIndex(m => m.FailedAt).HasFilter("FailedAt IS NOT NULL");
    }
}

internal sealed class MailBodyMapping : IEntityTypeConfiguration<MailBody>
{
    public void Configure(EntityTypeBuilder<MailBody> body)
    {
        body.ToTable("MailBodies");
        body.HasKey(b => b.MailId);
    }
}

internal sealed class MailStopMapping : IEntityTypeConfiguration<MailStop>
{
    public void Configure(EntityTypeBuilder<MailStop> stop)
    {
        stop.Property(s => s.Id).ValueGeneratedNever();
        stop.Property(s => s.Detail).HasMaxLength(OutgoingMail.FaultDetailMaxLength);
        stop.Property(s => s.Dialogue).HasMaxLength(MailStop.DialogueMaxLength);
        stop.Property(s => s.Version).IsConcurrencyToken();
    }
}
