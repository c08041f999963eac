using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Domain.Proposals;

namespace IdeaLab.Web.Data.Queries;

public static class PictureQueries
{
    /// <summary>The pictures of what exists for the person (null: a visitor); every read goes through here. One that belongs to nothing is nobody's to see.</summary>
    public static IQueryable<Picture> VisibleTo(this IQueryable<Picture> pictures, IdeaLabDb db, Person? person)
    {
        var challenges = db.Challenges.VisibleTo(person);
        var ideas = db.Ideas.VisibleTo(person);
        var (readerId, isStaff) = (person?.Id ?? 0, person.ReviewsIdeas());
        return pictures.Where(p => challenges.Any(c => c.PictureId == p.Id)
            || db.Set<ProposalPicture>().Any(shown => shown.PictureId == p.Id && (shown.Version.WithheldAt == null || isStaff || shown.Version.ById == readerId) && ideas.Any(i => i.Id == shown.Version.IdeaId)));
    }
}
