namespace IdeaLab.Web.Mail.Layout;

/// <summary>
/// The one style sheet of all mails. Plain rules are moved into the elements; dark mode and the narrow screen stay in the head and need !important.
/// Mail programs do not know start and end, so sides are chosen here by the direction of the language; of what only two sides tell apart both are set.
/// </summary>
internal static class MailStyle
{
    public static string For(int hue, bool isRightToLeft)
    {
        var (start, end) = isRightToLeft ? ("right", "left") : ("left", "right");
        var (light, dark) = (MailColours.Light(hue), MailColours.Dark(hue));
        return $$"""
            body { margin: 0; padding: 0; background-color: {{light.Page}}; }
            .page { width: 100%; background-color: {{light.Page}}; }
            .sheet { width: 100%; max-width: 600px; }
            .cell { padding: 24px 16px; }
            .paper { padding: 28px 32px; background-color: {{light.Surface}}; border: 1px solid {{light.Line}}; border-radius: 8px; }
            .lab, .paper, .foot { font-family: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; font-size: 16px; line-height: 1.55; color: {{light.Ink}}; text-align: {{start}}; }
            .lab { padding: 0 4px 12px; font-weight: 700; color: {{light.Brand}}; }
            .foot { padding: 16px 4px 0; font-size: 13px; color: {{light.Quiet}}; }
            .preheader { display: none; max-height: 0; overflow: hidden; }
            h1 { margin: 0 0 16px; font-size: 23px; line-height: 1.3; font-weight: 700; }
            h2 { margin: 28px 0 8px; font-size: 17px; line-height: 1.35; font-weight: 700; }
            p { margin: 0 0 16px; }
            a { color: {{light.Brand}}; }
            .quiet { font-size: 14px; color: {{light.Quiet}}; }
            .address { font-size: 13px; color: {{light.Quiet}}; word-break: break-all; }
            .button { margin: 8px 0 24px; }
            .button td { border-radius: 8px; background-color: {{light.Brand}}; }
            .button a { display: inline-block; padding: 12px 20px; font-weight: 600; color: {{light.OnBrand}}; text-decoration: none; }
            .code { margin: 8px 0 24px; padding: 12px 0; border-radius: 8px; background-color: {{light.Sunken}}; font-size: 32px; line-height: 1.2; letter-spacing: 6px; font-weight: 700; text-align: center; }
            .quote { margin: 0 0 16px; padding-{{start}}: 16px; border-{{start}}: 3px solid {{light.Line}}; }
            .items { width: 100%; }
            .items > tbody > tr > td { padding: 10px 0; border-top: 1px solid {{light.Line}}; }
            .items .title { font-weight: 600; text-decoration: none; }
            .items .note { display: block; font-size: 14px; color: {{light.Quiet}}; }
            .items .next { font-size: 14px; }
            .bars { width: 100%; margin: 4px 0; font-size: 14px; line-height: 1.4; color: {{light.Quiet}}; }
            .bars .amount { padding: 0 8px; text-align: {{end}}; font-weight: 600; white-space: nowrap; }
            .bar td { height: 10px; font-size: 1px; line-height: 10px; background-color: {{light.Brand}}; }
            .usual td { background-color: {{light.Quiet}}; }
            @media (prefers-color-scheme: dark) {
              body, .page { background-color: {{dark.Page}} !important; }
              .paper { background-color: {{dark.Surface}} !important; border-color: {{dark.Line}} !important; color: {{dark.Ink}} !important; }
              .lab, a { color: {{dark.Brand}} !important; }
              .foot, .quiet, .address, .items .note, .bars { color: {{dark.Quiet}} !important; }
              .button td { background-color: {{dark.Brand}} !important; }
              .button a { color: {{dark.OnBrand}} !important; }
              .code { background-color: {{dark.Sunken}} !important; }
              .bar td { background-color: {{dark.Brand}} !important; }
              .usual td { background-color: {{dark.Quiet}} !important; }
              .quote, .items td { border-color: {{dark.Line}} !important; }
            }
            @media (max-width: 480px) {
              .cell { padding: 12px 8px !important; }
              .paper { padding: 20px 16px !important; }
            }
            """;
    }
}
