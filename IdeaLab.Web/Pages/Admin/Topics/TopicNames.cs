using System.ComponentModel.DataAnnotations;
using System.Globalization;
using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Web.Pages.Admin.Topics;

/// <summary>What an admin types to name a topic.</summary>
public sealed class TopicNames
{
    [Display(Name = "Admin.Topic.English")]
    [Required(ErrorMessage = "Form.Required"), StringLength(Topic.NameMaxLength, ErrorMessage = "Form.TooLong")]
    public string English { get; set; } = "";

    [Display(Name = "Admin.Topic.Spanish")]
    [Required(ErrorMessage = "Form.Required"), StringLength(Topic.NameMaxLength, ErrorMessage = "Form.TooLong")]
    public string Spanish { get; set; } = "";

    /// <exception cref="RuleViolation">Another topic has one of the names.</exception>
    public async Task RequireFreeAsync(IdeaLabDb db, int except, CancellationToken ct)
    {
        var others = await db.Topics.AsNoTracking().Where(t => t.Id != except).ToListAsync(ct);
        if (others.Exists(t => IsSame(t.English, English) || IsSame(t.Spanish, Spanish))) throw new RuleViolation("Rule.TopicTaken");
    }

    // Capitals and accents make no other topic, nor does what is not kept.
    private static bool IsSame(string kept, string typed) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(kept, OneLine.Of(typed), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;
}
