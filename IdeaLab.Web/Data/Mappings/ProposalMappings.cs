using IdeaLab.Domain.Proposals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.HasKey(p => p.IdeaId);
        proposal.Ignore(p => p.Latest);
        proposal.Property(p => p.LatestNumber).IsConcurrencyToken();
        proposal.HasOne(p => p.Idea).WithOne(i => i.Proposal).HasForeignKey<Proposal>(p => p.IdeaId);
        proposal.HasMany(p => p.Versions).WithOne(v => v.Proposal).HasForeignKey(v => v.IdeaId);
    }
}

internal sealed class ProposalVersionMapping : IEntityTypeConfiguration<ProposalVersion>
{
    public void Configure(EntityTypeBuilder<ProposalVersion> version)
    {
        version.Ignore(v => v.Idea);
        version.Ignore(v => v.Content);
        version.Property(v => v.Note).HasMaxLength(ProposalVersion.NoteMaxLength);
        version.Property(v => v.Problem).HasMaxLength(ProposalContent.TextMaxLength);
        version.Property(v => v.Beneficiaries).HasMaxLength(ProposalContent.TextMaxLength);
        version.Property(v => v.Solution).HasMaxLength(ProposalContent.TextMaxLength);
        version.HasOne(v => v.By).WithMany().HasForeignKey(v => v.ById).OnDelete(DeleteBehavior.Restrict);
        version.HasIndex(v => new { v.IdeaId, v.Number }).IsUnique();
        version.HasIndex(v => v.ToldAt);
    }
}

internal sealed class ProposalRiskMapping : IEntityTypeConfiguration<ProposalRisk>
{
    public void Configure(EntityTypeBuilder<ProposalRisk> risk)
    {
        risk.ToTable("ProposalRisks");
        risk.HasKey(r => new { r.VersionId, r.Place });
        risk.Ignore(r => r.Risk);
        risk.Property(r => r.What).HasMaxLength(Risk.WhatMaxLength);
        risk.Property(r => r.Answer).HasMaxLength(Risk.AnswerMaxLength);
        risk.HasOne(r => r.Version).WithMany(v => v.Risks).HasForeignKey(r => r.VersionId);
    }
}

internal sealed class ProposalMemberMapping : IEntityTypeConfiguration<ProposalMember>
{
    public void Configure(EntityTypeBuilder<ProposalMember> member)
    {
        member.ToTable("ProposalMembers");
        member.HasKey(m => new { m.VersionId, m.Place });
        member.HasOne(m => m.Version).WithMany(v => v.Team).HasForeignKey(m => m.VersionId);
        member.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProposalPictureMapping : IEntityTypeConfiguration<ProposalPicture>
{
    public void Configure(EntityTypeBuilder<ProposalPicture> picture)
    {
        picture.ToTable("ProposalPictures");
        picture.HasKey(p => new { p.VersionId, p.Place });
        picture.HasOne(p => p.Version).WithMany(v => v.Pictures).HasForeignKey(p => p.VersionId);
        picture.HasOne(p => p.Picture).WithMany().HasForeignKey(p => p.PictureId).OnDelete(DeleteBehavior.Restrict);
    }
}
