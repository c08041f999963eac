namespace IdeaLab.Web.Mail.Layout;

/// <summary>A number and how long its bar is.</summary>
/// <param name="Of">What it counts.</param>
/// <param name="Amount">The number, as text.</param>
/// <param name="Size">From 0; it means something beside the others only.</param>
/// <param name="IsForComparison">Whether it is what the other one is to be measured by.</param>
public sealed record MailBar(string Of, string Amount, double Size, bool IsForComparison = false);
