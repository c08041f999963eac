namespace IdeaLab.Web.Pages.Account;

/// <summary>What the mail is about that <see cref="SentModel"/> tells of.</summary>
public enum SentAbout
{
    SignUp,
    NewAddress,
    Password,
}
