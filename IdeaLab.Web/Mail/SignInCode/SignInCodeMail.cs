using IdeaLab.Domain.Mail;

namespace IdeaLab.Web.Mail.SignInCode;

/// <summary>Six digits that sign their reader in once. They are not in the subject, which a locked telephone shows.</summary>
/// <param name="IsProof">Whether the reader is signed in and shows with it once more who they are.</param>
public sealed record SignInCodeMail(string Code, int Minutes, bool IsProof = false) : MailContent(MailKind.SignInCode)
{
    public override Type View => typeof(SignInCodeView);
    public override TimeSpan? UsefulFor => TimeSpan.FromMinutes(Minutes);

    public override string Subject(MailWords words) => words[IsProof ? "Mail.SignInCode.Proof.Subject" : "Mail.SignInCode.Subject", words.Lab.Name];
    public override string Preheader(MailWords words) => words["Mail.SignInCode.Works", Minutes];

    public string Intro(MailWords words) => words[IsProof ? "Mail.SignInCode.Proof.Intro" : "Mail.SignInCode.Intro", words.Lab.Name];

    public override string Text(MailWords words) => $"""
        {words.Greeting}

        {Intro(words)}

            {Code}

        {words["Mail.SignInCode.Works", Minutes]} {words["Mail.SignInCode.NeverTell"]}
        {words["Mail.NotYou"]}

        {words.Signature}
        """;
}

// Its markup is in the .razor file beside; named here for tools that do not run the Razor compiler, as dotnet format.
public sealed partial class SignInCodeView;
