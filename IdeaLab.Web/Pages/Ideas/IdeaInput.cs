using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>The fields of the form an idea is written with. Saving a draft takes them as they are; sending checks them.</summary>
public sealed class IdeaInput
{
    /// <summary>Names what is being written, so that a form sent twice makes one idea.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    /// <summary>The draft's version this form has seen; 0 when there was none.</summary>
    public int Version { get; set; }

    [Required(ErrorMessage = "Submit.Title.Missing"), StringLength(Idea.TitleMaxLength, ErrorMessage = "Submit.Title.TooLong")]
    public string? Title { get; set; }

    // Browsers send two characters for a line break, and people count one.
    [Required(ErrorMessage = "Submit.Body.Missing"), StringLength(Idea.BodyMaxLength, ErrorMessage = "Submit.Body.TooLong")]
    public string? Body { get; set => field = value?.ReplaceLineEndings("\n"); }

    [Required(ErrorMessage = "Submit.Topic.Missing")]
    public int? TopicId { get; set; }

    public Audience Audience { get; set; }

    /// <summary>For whom it is, where the audience is one of segments.</summary>
    public int[] Segments { get; set; } = [];

    /// <summary>The challenge it answers; null for none.</summary>
    public int? ChallengeId { get; set; }

    /// <summary>Similar ideas the author has been shown.</summary>
    public int[] Seen { get; set; } = [];

    public bool IsBlank => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Body);

    public static IdeaInput From(Draft draft) => new()
    {
        Key = draft.Key,
        Version = draft.Version,
        Title = draft.Title,
        Body = draft.Body,
        TopicId = draft.TopicId,
        Audience = draft.Audience,
        Segments = [.. Circle.SegmentsIn(draft.Segments)],
        ChallengeId = draft.ChallengeId,
    };
}
