using System.ComponentModel.DataAnnotations;
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
        var (english, spanish) = (English.Trim(), Spanish.Trim());
        if (await db.Topics.AnyAsync(t => t.Id != except && (t.English == english || t.Spanish == spanish), ct)) throw new RuleViolation("Rule.TopicTaken");
    }
}
