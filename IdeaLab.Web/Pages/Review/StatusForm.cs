using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;

namespace IdeaLab.Web.Pages.Review;

/// <summary>The form that changes the status, on a page of its own and beside the idea.</summary>
/// <param name="LastStep">Key of the step it goes on from, 0 for none: when another comes between, the reviewer is told.</param>
public sealed record StatusForm(int Id, IdeaStatus From, int LastStep, StatusForm.Fields Input)
{
    public IReadOnlyList<IdeaStatus> Steps => StatusSteps.From(From);

    public sealed class Fields
    {
        public int LastStep { get; set; }

        [Required(ErrorMessage = "Review.Step.Choose")]
        public IdeaStatus? To { get; set; }

        [Required(ErrorMessage = "Review.Step.Why"), StringLength(StatusChange.ReasonMaxLength, ErrorMessage = "Review.Step.WhyTooLong")]
        public string? Reason { get; set => field = value?.ReplaceLineEndings("\n"); }

        [StringLength(Reopening.WhenMaxLength, ErrorMessage = "Review.Step.ReopenTooLong")]
        public string? ReopenWhen { get; set => field = value?.ReplaceLineEndings("\n"); }

        /// <summary>A day in the organisation's zone.</summary>
        [Display(Name = "Review.LookAgain.On")]
        public DateOnly? LookAgainOn { get; set; }

        [Display(Name = "Review.Step.Tells")]
        public bool Tells { get; set; } = true;
    }
}
