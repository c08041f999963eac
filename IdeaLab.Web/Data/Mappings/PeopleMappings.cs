using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Name).HasMaxLength(Person.NameMaxLength).HasConversion<Gone.NameConverter>();
        person.Ignore(p => p.IsErased);
        person.Property(p => p.SearchName).HasMaxLength(Person.NameMaxLength);
        person.Property(p => p.Language).HasMaxLength(Limits.LanguageMaxLength);
        person.Property(p => p.TimeZone).HasMaxLength(Limits.TimeZoneMaxLength);
        person.Ignore(p => p.RolesRest);
        person.Property(p => p.RolesFromSignOn).HasDefaultValue(Roles.None);
        person.Property(p => p.Source).HasMaxLength(Limits.SourceMaxLength);
        person.Property(p => p.SourceKey).HasMaxLength(Limits.SourceMaxLength);
        person.ComplexProperty(p => p.News, news =>
        {
            // The first is the one choice there was for all news.
            news.Property(n => n.Followed).HasColumnName("MailChoice");
            news.Property(n => n.Replies).HasColumnName("MailChoiceReplies");
            news.Property(n => n.Challenges).HasColumnName("MailChoiceChallenges");
            news.Property(n => n.StillYes).HasColumnName("MailChoiceStillYes");
        });
        person.Property(p => p.Version).IsConcurrencyToken();
        person.HasIndex(p => new { p.Source, p.SourceKey }).IsUnique().HasFilter("Source IS NOT NULL");
        person.HasIndex(p => new { p.SearchName, p.Id });
        person.HasIndex(p => p.Roles);
        person.HasIndex(p => p.SilencedUntil).HasFilter("SilencedUntil IS NOT NULL");
        person.Ignore(p => p.Circles);
    }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.HasOne(a => a.Person).WithOne().HasForeignKey<Account>(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        account.Property(a => a.AddressRefusal).HasMaxLength(OutgoingMail.FaultDetailMaxLength);
        account.HasIndex(a => a.AddressRefusedAt).HasFilter("AddressRefusedAt IS NOT NULL");
    }
}

internal sealed class TopicMapping : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.Property(t => t.English).HasMaxLength(Topic.NameMaxLength);
        topic.Property(t => t.Spanish).HasMaxLength(Topic.NameMaxLength);
        topic.Property(t => t.Version).IsConcurrencyToken();
        topic.HasIndex(t => t.English).IsUnique();
        topic.HasIndex(t => t.Spanish).IsUnique();
        topic.Property(t => t.Audience).HasDefaultValue(Audience.Everyone);
        topic.HasOne(t => t.Circle).WithMany().HasForeignKey(t => t.CircleId).OnDelete(DeleteBehavior.Restrict);
        topic.HasMany(t => t.Owners).WithOne(o => o.Topic).HasForeignKey(o => o.TopicId);
    }
}

internal sealed class TopicOwnerMapping : IEntityTypeConfiguration<TopicOwner>
{
    public void Configure(EntityTypeBuilder<TopicOwner> owner)
    {
        owner.HasKey(o => new { o.TopicId, o.PersonId });
        owner.HasOne(o => o.Person).WithMany().HasForeignKey(o => o.PersonId);
    }
}
