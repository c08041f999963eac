using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Admin.Segments;

/// <summary>What an admin types to say what a segment is.</summary>
public sealed class SegmentFields
{
    [Display(Name = "Segment.English")]
    [Required(ErrorMessage = "Form.Required"), StringLength(Segment.NameMaxLength, ErrorMessage = "Form.TooLong")]
    public string English { get; set; } = "";

    [Display(Name = "Segment.Spanish")]
    [Required(ErrorMessage = "Form.Required"), StringLength(Segment.NameMaxLength, ErrorMessage = "Form.TooLong")]
    public string Spanish { get; set; } = "";

    [Display(Name = "Segment.Description")]
    [StringLength(Segment.DescriptionMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Description { get; set; }

    /// <exception cref="RuleViolation">Another segment has one of the names or the key.</exception>
    public async Task RequireFreeAsync(IdeaLabDb db, Segment self, CancellationToken ct)
    {
        var others = await db.Segments.AsNoTracking().Where(s => s.Id != self.Id).ToListAsync(ct);
        if (others.Exists(s => s.Key == self.Key)) throw new RuleViolation("Rule.SegmentKeyTaken", self.Key);
        if (others.Exists(s => IsSame(s.English, English) || IsSame(s.Spanish, Spanish))) throw new RuleViolation("Rule.SegmentTaken");
    }

    // Capitals and accents make no other segment, nor does what is not kept.
    private static bool IsSame(string kept, string typed) => Person.Searchable(kept) == Person.Searchable(OneLine.Of(typed));
}
