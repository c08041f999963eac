namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>The account is new: all of the weight at the moment it is made, and evenly less until it is no longer young.</summary>
public static class YoungAccount
{
    /// <param name="youngDays">How long an account is young, in days; 0 for never.</param>
    public static double Of(Post post, int youngDays) => IsYoung(post, youngDays) ? Math.Clamp(1 - post.AccountAge / TimeSpan.FromDays(youngDays), 0, 1) : 0;

    public static bool IsYoung(Post post, int youngDays) => post.AccountAge < TimeSpan.FromDays(youngDays);
}
