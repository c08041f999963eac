using Microsoft.AspNetCore.Components;

namespace IdeaLab.Web.Mail;

/// <summary>What the HTML side of each mail is given.</summary>
public abstract class MailView<TMail> : ComponentBase where TMail : MailContent
{
    [Parameter, EditorRequired]
    public TMail Mail { get; set; } = null!;

    [Parameter, EditorRequired]
    public MailWords Words { get; set; } = null!;
}
