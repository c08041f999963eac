using IdeaLab.Domain.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class PictureMapping : IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Picture> picture)
    {
        picture.Ignore(p => p.ContentType);
        picture.Property(p => p.Alternative).HasMaxLength(Picture.AlternativeMaxLength);
        picture.HasOne(p => p.By).WithMany().HasForeignKey(p => p.ById).OnDelete(DeleteBehavior.Restrict);
        picture.HasOne(p => p.Content).WithMany().HasForeignKey(p => p.ContentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PictureContentMapping : IEntityTypeConfiguration<PictureContent>
{
    public void Configure(EntityTypeBuilder<PictureContent> content) => content.ToTable("PictureContents");
}
