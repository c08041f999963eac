using IdeaLab.Domain.Money;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Localization;

/// <summary>Amounts of money as people write them; the currency is the organisation's.</summary>
public static class MoneyTexts
{
    /// <summary>"€12,000" in English, "12.000 €" in Spanish; a currency whose sign several share is named by its code.</summary>
    public static string Money(this IStringLocalizer<Text> text, long amount, string currency)
    {
        var (number, sign) = (amount.ToString("N0"), SignOf(currency));
        return text[sign == currency ? "Money.WithCode" : "Money.WithSign", number, sign];
    }

    /// <summary>"€12,000 to €20,000"; one amount where both are the same.</summary>
    public static string Money(this IStringLocalizer<Text> text, MoneyRange range, string currency) => range.Low == range.High
        ? text.Money(range.Low, currency)
        : text["Money.Range", text.Money(range.Low, currency), text.Money(range.High, currency)];

    private static string SignOf(string currency) => currency switch { "EUR" => "€", "GBP" => "£", "USD" => "$", "JPY" => "¥", "INR" => "₹", _ => currency };
}
