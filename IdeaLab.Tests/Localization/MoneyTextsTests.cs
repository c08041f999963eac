using IdeaLab.Domain.Money;
using IdeaLab.Web.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Tests.Localization;

public sealed class MoneyTextsTests
{
    private static readonly IStringLocalizer<Text> Texts = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<Text>>();

    [Theory]
    [InlineData("en", "EUR", 12000, 20000, "€12,000 to €20,000")]
    [InlineData("es", "EUR", 12000, 20000, "de 12.000 € a 20.000 €")]
    [InlineData("en", "CHF", 12000, 12000, "CHF 12,000")]
    [InlineData("es", "MXN", 0, 0, "0 MXN")]
    public void Money_is_written_as_the_reader_writes_it(string language, string currency, long low, long high, string written)
    {
        using var _ = Languages.Speaking(language);
        Assert.Equal(written, Texts.Money(new MoneyRange(low, high), currency).Replace('\u00A0', ' '));
    }
}
