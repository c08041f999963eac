using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>The field in which it is chosen for whom something is; <c>_Audience</c> shows it.</summary>
/// <param name="Prefix">How the names of its inputs begin, such as "Input"; may be empty.</param>
/// <param name="Audiences">Those the person may choose.</param>
/// <param name="Segments">Those the person may close something to, by name.</param>
public sealed record AudienceField(string Prefix, string Legend, IReadOnlyList<Audience> Audiences, IReadOnlyList<Segment> Segments, Audience Chosen, IReadOnlyCollection<int> ChosenSegments)
{
    public string Name(string name) => Prefix.Length == 0 ? name : $"{Prefix}.{name}";

    public string Id(string name) => Name(name).Replace('.', '_');

    /// <param name="audiences">Those the person may choose besides segments.</param>
    public static async Task<AudienceField> ReadAsync(
        IdeaLabDb db, string prefix, string legend, Person person, IEnumerable<Audience> audiences, Audience chosen, IReadOnlyCollection<int> chosenSegments, CancellationToken ct)
    {
        var segments = await db.AddressableByAsync(person, ct);
        Audience[] offered = [.. audiences.Where(a => a is not Audience.Segments), .. segments.Count > 0 ? [Audience.Segments] : Array.Empty<Audience>()];
        return new(prefix, legend, offered, [.. segments.OrderBy(s => s.NameIn(Languages.Current), StringComparer.CurrentCulture)], chosen, chosenSegments);
    }
}

public static class AudienceForms
{
    /// <summary>The circle that was chosen; null for an audience that needs none. Call inside <see cref="RaceQueries.InOneGoAsync{T}"/>.</summary>
    /// <exception cref="RuleViolation">No segment was chosen, or one that is not the person's to choose.</exception>
    public static async Task<Circle?> ChosenCircleAsync(this IdeaLabDb db, Audience audience, IReadOnlyCollection<int> segments, Person by, CancellationToken ct) =>
        audience is not Audience.Segments ? null : await db.CircleAsync(segments, by, ct) ?? throw new RuleViolation("Rule.AudienceSegments");
}
