using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain.Ideas;

namespace IdeaLab.Web.Pages.Review;

/// <summary>The form that answers officially, on a page of its own and beside the idea.</summary>
/// <param name="LastAnswer">Key of the answer that stands, 0 for none: when another comes between, the reviewer is told.</param>
public sealed record AnswerForm(int Id, int LastAnswer, AnswerForm.Fields Input)
{
    public sealed class Fields
    {
        public int LastAnswer { get; set; }

        [Required(ErrorMessage = "Review.Respond.Missing"), StringLength(OfficialResponse.BodyMaxLength, ErrorMessage = "Review.Respond.TooLong")]
        public string? Body { get; set => field = value?.ReplaceLineEndings("\n"); }
    }
}
