using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdeaLab.Web.Data.Mappings;

internal sealed class SpentActMapping : IEntityTypeConfiguration<SpentAct>
{
    public void Configure(EntityTypeBuilder<SpentAct> act)
    {
        act.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
        act.HasOne<Idea>().WithMany().HasForeignKey(a => a.IdeaId);

        // A mailed act is done once.
        act.HasIndex(a => new { a.PersonId, a.IdeaId, a.Act, a.Until }).IsUnique();
        act.HasIndex(a => a.Until);
    }
}
