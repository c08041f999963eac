using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.People;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>What mails a person receives and how often: the same form for whoever is signed in and whoever comes from a mail.</summary>
public sealed class MailChoicesForm
{
    [Display(Name = "NewsKinds.Followed")]
    [Required(ErrorMessage = "Form.Required"), EnumDataType(typeof(MailChoice), ErrorMessage = "Form.Choose")]
    public MailChoice? Followed { get; set; }

    [Display(Name = "NewsKinds.Replies")]
    [Required(ErrorMessage = "Form.Required"), EnumDataType(typeof(MailChoice), ErrorMessage = "Form.Choose")]
    public MailChoice? Replies { get; set; }

    [Display(Name = "NewsKinds.Challenges")]
    [Required(ErrorMessage = "Form.Required"), EnumDataType(typeof(MailChoice), ErrorMessage = "Form.Choose")]
    public MailChoice? Challenges { get; set; }

    [Display(Name = "NewsKinds.StillYes")]
    [Required(ErrorMessage = "Form.Required"), EnumDataType(typeof(MailChoice), ErrorMessage = "Form.Choose")]
    public MailChoice? StillYes { get; set; }

    [Display(Name = "MailChoices.Digest")]
    public bool Digest { get; set; }

    [Display(Name = "MailChoices.Warnings")]
    public bool Warnings { get; set; }

    /// <summary>Owners and leads are asked about the digest and the warnings, which nobody else gets.</summary>
    [BindNever]
    public bool IsForOwner { get; set; }

    public static MailChoicesForm Of(Person person) => new()
    {
        Followed = person.News.Followed,
        Replies = person.News.Replies,
        Challenges = person.News.Challenges,
        StillYes = person.News.StillYes,
        Digest = !person.DeclinesDigest,
        Warnings = person.ReceivesWarnings,
        IsForOwner = person.OwnsTopics(),
    };

    /// <summary>Writes the choices down for the person and honours them at once, within the caller's transaction. The form must be valid.</summary>
    public async Task<bool> SaveAsync(IdeaLabDb db, Person person, DateTime at, CancellationToken ct)
    {
        person.ReceiveNews(new(Followed!.Value, Replies!.Value, Challenges!.Value, StillYes!.Value));
        if (person.OwnsTopics())
        {
            person.ReceiveDigest(Digest);
            person.ReceiveWarnings(Warnings);
        }

        await db.HonourChoicesAsync(person, at, ct);
        return true;
    }
}
