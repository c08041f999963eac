using IdeaLab.Domain.SignIns;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasOne(s => s.Person).WithMany().HasForeignKey(s => s.PersonId);
        session.Property(s => s.Browser).HasMaxLength(Device.WordMaxLength);
        session.Property(s => s.System).HasMaxLength(Device.WordMaxLength);
        session.Property(s => s.Provider).HasMaxLength(ClaimRule.ProviderMaxLength);
        session.Property(s => s.SealedIdToken).HasMaxLength(Session.SealedIdTokenMaxLength);
        session.Ignore(s => s.Device);
        session.HasIndex(s => s.LastSeenAt);
    }
}

internal sealed class KnownDeviceMapping : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> device)
    {
        device.HasKey(d => new { d.PersonId, d.Key });
        device.HasOne(d => d.Person).WithMany().HasForeignKey(d => d.PersonId);
        device.HasIndex(d => d.LastSignInAt);
    }
}

internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> authenticator)
    {
        authenticator.HasKey(a => a.PersonId);
        authenticator.HasOne(a => a.Person).WithOne().HasForeignKey<Authenticator>(a => a.PersonId);
        authenticator.Property(a => a.SealedSecret).HasMaxLength(Authenticator.SealedSecretMaxLength);
        // What takes a code, once: whoever comes second sees another version and starts over.
        authenticator.Property(a => a.Version).IsConcurrencyToken();
        authenticator.HasMany(a => a.Codes).WithOne().HasForeignKey(c => c.PersonId);
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("RecoveryCodes");
        code.HasKey(c => new { c.PersonId, c.Hash });
        code.Property(c => c.Hash).HasMaxLength(RecoveryCode.HashLength);
    }
}

internal sealed class ClaimRuleMapping : IEntityTypeConfiguration<ClaimRule>
{
    public void Configure(EntityTypeBuilder<ClaimRule> rule)
    {
        rule.Property(r => r.Provider).HasMaxLength(ClaimRule.ProviderMaxLength);
        rule.Property(r => r.Claim).HasMaxLength(ClaimRule.ClaimMaxLength);
        rule.Property(r => r.Value).HasMaxLength(ClaimRule.ValueMaxLength);
        rule.HasIndex(r => r.Provider);
        rule.HasOne(r => r.Segment).WithMany().HasForeignKey(r => r.SegmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SeenProviderMapping : IEntityTypeConfiguration<SeenProvider>
{
    public void Configure(EntityTypeBuilder<SeenProvider> provider)
    {
        provider.HasKey(p => p.Name);
        provider.Property(p => p.Name).HasMaxLength(ClaimRule.ProviderMaxLength);
        provider.Property(p => p.Claims).HasMaxLength(SeenProvider.ClaimsMaxLength);
        provider.Ignore(p => p.ClaimNames);
    }
}

/// <summary>As version 3 of Identity's schema has it. The version itself would shorten columns of tables that are there.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<int>> passkey)
    {
        passkey.ToTable("AccountPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(Passkey.CredentialIdMaxLength);
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        passkey.OwnsOne(p => p.Data, data => data.ToJson());
    }
}
