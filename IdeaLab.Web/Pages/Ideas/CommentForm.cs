using IdeaLab.Domain.Ideas;

namespace IdeaLab.Web.Pages.Ideas;

/// <summary>The form of a comment: below the discussion, in its thread when it is a reply, or alone on a page.</summary>
/// <param name="IsUpdate">Sent beside a new comment, to empty the form it was written in.</param>
public sealed record CommentForm(int IdeaId, int? ReplyTo = null, string? ReplyToName = null, string? Body = null, Stance Stance = Stance.None, bool IsAlone = false, bool IsUpdate = false)
{
    // Several forms may be open at once; the error summary of a page of its own links to "Input_Body".
    public string BodyId => IsAlone || ReplyTo is null ? "Input_Body" : $"reply-body-{ReplyTo}";
    public string StanceId => IsAlone || ReplyTo is null ? "Input_Stance" : $"reply-stance-{ReplyTo}";
    public string FormId => ReplyTo is null ? "comment-form" : $"reply-form-{ReplyTo}";
}
