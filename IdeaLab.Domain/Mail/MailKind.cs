namespace IdeaLab.Domain.Mail;

/// <summary>What a mail is about.</summary>
public enum MailKind
{
    ConfirmAddress = 1,
    SignInCode = 2,
    ResetPassword = 3,
    AlreadyMember = 4,
    IdeaNews = 5,
    WeeklyDigest = 6,
    Test = 7,
    AddressChanged = 8,
    AuthorAsked = 9,
    Mentioned = 10,
    TeamJoined = 11,
    OutcomeAsked = 20,
    ScoreAsked = 30,
    ScoreLate = 31,
    ScoreDeclined = 32,
    EarlyWarning = 40,
}

/// <summary>Questions about a kind of mail.</summary>
public static class MailKinds
{
    /// <summary>Whether the text lets its reader in. Such a text is erased as soon as it can no longer be delivered.</summary>
    public static bool HoldsSecret(this MailKind kind) =>
        kind is MailKind.ConfirmAddress or MailKind.SignInCode or MailKind.ResetPassword;
}
