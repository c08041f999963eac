using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class SegmentMapping : IEntityTypeConfiguration<Segment>
{
    public void Configure(EntityTypeBuilder<Segment> segment)
    {
        segment.Property(s => s.Key).HasMaxLength(Segment.KeyMaxLength);
        segment.Property(s => s.English).HasMaxLength(Segment.NameMaxLength);
        segment.Property(s => s.Spanish).HasMaxLength(Segment.NameMaxLength);
        segment.Property(s => s.Description).HasMaxLength(Segment.DescriptionMaxLength);
        segment.Property(s => s.Version).IsConcurrencyToken();
        segment.HasIndex(s => s.Key).IsUnique();
        segment.HasIndex(s => s.English).IsUnique();
        segment.HasIndex(s => s.Spanish).IsUnique();
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.HasKey(m => new { m.SegmentId, m.PersonId });
        membership.HasIndex(m => m.PersonId);
        membership.HasOne(m => m.Segment).WithMany().HasForeignKey(m => m.SegmentId);
        membership.HasOne(m => m.Person).WithMany(p => p.Memberships).HasForeignKey(m => m.PersonId);
    }
}

internal sealed class CircleMapping : IEntityTypeConfiguration<Circle>
{
    public void Configure(EntityTypeBuilder<Circle> circle)
    {
        circle.Property(c => c.Name).HasMaxLength(Circle.NameMaxLength);
        circle.HasIndex(c => c.Name).IsUnique();
        circle.HasMany(c => c.Segments).WithOne(s => s.Circle).HasForeignKey(s => s.CircleId);
    }
}

internal sealed class CircleSegmentMapping : IEntityTypeConfiguration<CircleSegment>
{
    public void Configure(EntityTypeBuilder<CircleSegment> segment)
    {
        segment.ToTable("CircleSegments");
        segment.HasKey(s => new { s.SegmentId, s.CircleId });
        // A segment that is an audience cannot go, so that nothing is ever open, or lost, because of it.
        segment.HasOne(s => s.Segment).WithMany().HasForeignKey(s => s.SegmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SegmentInvitationMapping : IEntityTypeConfiguration<SegmentInvitation>
{
    public void Configure(EntityTypeBuilder<SegmentInvitation> invitation)
    {
        invitation.Property(i => i.Hash).HasMaxLength(SegmentInvitation.HashLength);
        invitation.Property(i => i.Version).IsConcurrencyToken();
        invitation.HasIndex(i => i.Hash).IsUnique();
        invitation.HasOne(i => i.By).WithMany().HasForeignKey(i => i.ById).OnDelete(DeleteBehavior.Restrict);
        invitation.HasMany(i => i.Segments).WithOne(s => s.Invitation).HasForeignKey(s => s.InvitationId);
        invitation.HasMany(i => i.Uses).WithOne(u => u.Invitation).HasForeignKey(u => u.InvitationId);
    }
}

internal sealed class InvitedSegmentMapping : IEntityTypeConfiguration<InvitedSegment>
{
    public void Configure(EntityTypeBuilder<InvitedSegment> segment)
    {
        segment.ToTable("InvitedSegments");
        segment.HasKey(s => new { s.InvitationId, s.SegmentId });
        segment.HasOne(s => s.Segment).WithMany().HasForeignKey(s => s.SegmentId);
    }
}

internal sealed class InvitationUseMapping : IEntityTypeConfiguration<InvitationUse>
{
    public void Configure(EntityTypeBuilder<InvitationUse> use)
    {
        use.ToTable("InvitationUses");
        use.HasKey(u => new { u.InvitationId, u.PersonId });
        use.HasOne(u => u.Person).WithMany().HasForeignKey(u => u.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
