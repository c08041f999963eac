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
    /// <summary>A weekly digest that its reader wants to have now, or once more.</summary>
    DigestAskedFor = 41,
    /// <summary>Staff signed in from a browser that was not known.</summary>
    NewSignIn = 50,
    /// <summary>Staff did something against its reader or what they wrote.</summary>
    Moderated = 60,
    /// <summary>What was kept back is there, an act was undone, or an objection is answered.</summary>
    ModerationReviewed = 61,
    /// <summary>The file of somebody's data is ready.</summary>
    DataExported = 70,
    /// <summary>The account is erased: the last mail to its address.</summary>
    AccountErased = 71,
}

/// <summary>Questions about a kind of mail.</summary>
public static class MailKinds
{
    /// <summary>Whether the text lets its reader in. Such a text is erased as soon as it can no longer be delivered.</summary>
    public static bool HoldsSecret(this MailKind kind) =>
        kind is MailKind.ConfirmAddress or MailKind.SignInCode or MailKind.ResetPassword;

    /// <summary>
    /// Whether the person at the screen has just asked for it. Such a mail is tried even where the address refused another: who waits for it knows what their address is,
    /// and when it arrives the address is in order again. What nobody asked for would only teach the other server that we do not listen.
    /// </summary>
    public static bool IsAskedFor(this MailKind kind) =>
        kind is MailKind.ConfirmAddress or MailKind.SignInCode or MailKind.ResetPassword or MailKind.AlreadyMember or MailKind.Test or MailKind.DigestAskedFor or MailKind.DataExported;
}
