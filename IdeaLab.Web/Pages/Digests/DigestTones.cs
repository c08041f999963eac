using IdeaLab.Domain.Digests;

namespace IdeaLab.Web.Pages.Digests;

internal static class DigestTones
{
    /// <summary>The look of the tag that says where a digest stands.</summary>
    public static string Tone(this DigestState state) => state switch { DigestState.Sent => "tag-good", DigestState.Failed => "tag-bad", DigestState.Skipped => "", _ => "tag-warn" };
}
