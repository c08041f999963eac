using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Web.Pages.Shared;

namespace IdeaLab.Web.Pages.Challenges;

/// <summary>The fields of the form a challenge is set with.</summary>
public sealed class ChallengeInput
{
    /// <summary>Names the form, so that sent twice it makes one challenge.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    /// <summary>The challenge's version this form has seen; 0 for a new one.</summary>
    public int Version { get; set; }

    [Display(Name = "Challenge.Question")]
    [Required(ErrorMessage = "Form.Required"), StringLength(Challenge.QuestionMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Question { get; set; }

    // Named as in every form with a preview; browsers send two characters for a line break, and people count one.
    [Display(Name = "Challenge.Description")]
    [StringLength(Challenge.DescriptionMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Body { get; set => field = value?.ReplaceLineEndings("\n"); }

    [Display(Name = "Challenge.OpensOn")]
    [Required(ErrorMessage = "Form.Required")]
    public DateOnly? OpensOn { get; set; }

    [Display(Name = "Challenge.ClosesOn")]
    [Required(ErrorMessage = "Form.Required")]
    public DateOnly? ClosesOn { get; set; }

    [Display(Name = "Challenge.Audience")]
    [EnumDataType(typeof(Audience), ErrorMessage = "Form.Choose")]
    public Audience Audience { get; set; }

    /// <summary>For whom it is, where the audience is one of segments.</summary>
    public int[] Segments { get; set; } = [];

    [Display(Name = "Challenge.Topics")]
    public int[] TopicIds { get; set; } = [];

    [Display(Name = "Challenge.Criteria")]
    [StringLength(Challenge.CriteriaMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Criteria { get; set => field = value?.ReplaceLineEndings("\n"); }

    [Display(Name = "Challenge.Owner")]
    [Required(ErrorMessage = "Form.Required")]
    public int? OwnerId { get; set; }

    [Display(Name = "Challenge.Votes")]
    [Range(1, VoteBudget.VotesMax, ErrorMessage = "Form.Range")]
    public int? Votes { get; set; }

    [Display(Name = "Challenge.PerIdea")]
    [Range(1, VoteBudget.VotesMax, ErrorMessage = "Form.Range")]
    public int? PerIdea { get; set; }

    public PictureInput Picture { get; set; } = new();

    [Display(Name = "Challenge.RemovePicture")]
    public bool RemovePicture { get; set; }

    public bool HasHalfABudget => Votes is null != PerIdea is null;

    public static ChallengeInput From(Challenge challenge) => new()
    {
        Key = challenge.FormKey,
        Version = challenge.Version,
        Question = challenge.Question,
        Body = challenge.Description,
        OpensOn = challenge.OpensOn,
        ClosesOn = challenge.ClosesOn,
        Audience = challenge.Audience,
        Segments = [.. Circle.SegmentsIn(challenge.Circle?.Name ?? "")],
        TopicIds = [.. challenge.Topics.Select(t => t.TopicId)],
        Criteria = challenge.Criteria,
        OwnerId = challenge.OwnerId,
        Votes = challenge.VotesPerPerson,
        PerIdea = challenge.VotesPerIdea,
        Picture = new PictureInput { Alternative = challenge.Picture?.Alternative },
    };

    public ChallengeTerms Terms(IReadOnlyCollection<Topic> topics, Person owner, Circle? circle) =>
        new(Question!, Body ?? "", OpensOn!.Value, ClosesOn!.Value, Audience, topics, Criteria ?? "", owner, Votes is { } votes && PerIdea is { } perIdea ? new(votes, perIdea) : null, circle);
}
