using IdeaLab.Domain;
using IdeaLab.Domain.Moderation.Holding;

namespace IdeaLab.Tests.Domain.Moderation.Holding;

public sealed class HoldingRuleTests
{
    private const string Sentence = "The branch in our street could open its doors on Saturday mornings for those who work all week";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.25)]
    [InlineData(4, 1)]
    [InlineData(900, 1)]
    public void Links_add_up_to_the_fourth(int links, double share) => Assert.Equal(share, ManyLinks.Of(new Post("", "") { Links = links }));

    [Theory]
    [InlineData(0, 7, 1)]
    [InlineData(3.5, 7, 0.5)]
    [InlineData(7, 7, 0)]
    [InlineData(400, 7, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(-1, 7, 1)]
    public void An_account_is_young_for_some_days_and_less_so_each_day(double age, int youngDays, double share) =>
        Assert.Equal(share, YoungAccount.Of(new Post("", "") { AccountAge = TimeSpan.FromDays(age) }, youngDays), 1e-12);

    [Fact]
    public void The_same_text_is_a_repetition_whatever_its_case_accents_and_signs()
    {
        var again = new Post("", Sentence.ToUpperInvariant().Replace(' ', '-')) { OwnTexts = Known("Something else", Sentence) };
        Assert.Equal(1, RepeatedText.Of(again));
        Assert.Equal(1, Shingles.Of("Así, ¡fácil!").ResemblanceTo(Shingles.Of("asi FACIL ")));
    }

    [Fact]
    public void A_word_changed_in_a_long_text_is_still_one_and_another_text_is_none()
    {
        Assert.InRange(RepeatedText.Of(new Post("", Sentence.Replace("Saturday", "Sunday")) { OtherTexts = Known(Sentence) }), 0.2, 0.7);
        Assert.Equal(0, RepeatedText.Of(new Post("", "Cards should be frozen from the lock screen of the phone whenever somebody loses one of them") { OtherTexts = Known(Sentence) }));
    }

    [Fact]
    public void The_resemblance_is_that_of_the_paper()
    {
        // Runs of three: {abc, bcd, cde} and {bcd, cde, def}; two of four.
        Assert.Equal(0.5, Shingles.Of("a b c d e").ResemblanceTo(Shingles.Of("b c d e f")), 1e-12);
        Assert.Equal(0, Shingles.Of("").ResemblanceTo(Shingles.Of("")));
        Assert.Equal(1, Shingles.Of("yes").ResemblanceTo(Shingles.Of("Yes!")));
    }

    [Fact]
    public void What_everybody_says_in_few_words_is_no_repetition()
    {
        Assert.Equal(0, RepeatedText.Of(new Post("", "I would like this very much") { OtherTexts = Known("I would like this very much") }));
        Assert.Equal(0, RepeatedText.Of(new Post("", "Thank you!") { OwnTexts = Known("Thank you!") }));
        Assert.Equal(1, RepeatedText.Of(new Post("", "Buy at our shop now") { OwnTexts = Known("Buy at our shop now") }));
    }

    [Theory]
    [InlineData("", "PIN, SEPA and IBAN at the ATM", 0)]
    [InlineData("", "a quiet sentence with one LOUD word", 0)]
    [InlineData("MAKE MONEY EASY TODAY", "a quiet sentence", 1)]
    [InlineData("", "THIS BANK NEVER LISTENS to anybody here", 0.9166666666666667)]
    [InlineData("", "Now!!! Really??? Never!!!", 1)]
    [InlineData("", "Now!!!!!!!!!!", 1.0 / 3)]
    [InlineData("", "¡ESTO NUNCA FUNCIONA ASÍ JAMÁS!", 1)]
    [InlineData("", "中文字符没有大小写的区别 中文字符没有大小写的区别 中文字符没有大小写的区别 中文字符没有大小写的区别", 0)]
    public void Capitals_and_rows_of_marks_are_shouting(string title, string text, double share) => Assert.Equal(share, Shouting.Of(new Post(title, text)), 1e-9);

    [Theory]
    [InlineData("Casino", "visit", 0.5)]
    [InlineData("", "a CÁSINO and a c\u200Basino", 0.5)]
    [InlineData("", "ｃａｓｉｎｏ", 0.5)]
    [InlineData("", "easy\n  money at the casino", 1)]
    [InlineData("", "casinos are another word, money is easy", 0)]
    [InlineData("", "el año", 0)]
    public void Listed_words_are_found_whole_whatever_their_case_and_accents(string title, string text, double share) =>
        Assert.Equal(share, ListedWords.Of(new Post(title, text), WordList.Of("casino\neasy money\n\nano"), WordList.Of("")));

    [Theory]
    [InlineData("!!!")]
    [InlineData("one two three four five six")]
    [InlineData("a line that is a good deal longer than the sixty signs which one may have")]
    public void A_line_without_a_word_or_with_too_much_is_refused(string line) => Assert.Equal("Rule.HoldingLine", Assert.Throws<RuleViolation>(() => WordList.Of(line)).Message);

    [Fact]
    public void A_list_has_an_end() => Assert.Equal("Rule.HoldingLines", Assert.Throws<RuleViolation>(() => WordList.Of(string.Join('\n', Enumerable.Range(0, WordList.LinesMax + 1).Select(n => $"word{n}")))).Message);

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0.0, 1)]
    [InlineData(2.9, 1)]
    [InlineData(3.0, 0)]
    public void Under_three_seconds_is_haste_and_an_unknown_time_is_not(double? seconds, double share) =>
        Assert.Equal(share, Haste.Of(new Post("", "") { TypingTime = seconds is { } known ? TimeSpan.FromSeconds(known) : null }));

    [Fact]
    public void Words_are_told_from_any_text_also_from_one_that_was_cut() => Assert.Equal(["a", "fin", "ñu"], Words.In("A\uD83D \uFFFE ﬁ\u0301n. Ñu\uDC00"));

    [Fact]
    public void The_longest_hostile_texts_cost_no_more_than_their_length()
    {
        string[] texts = [new('a', 60_000), new('!', 60_000), string.Concat(Enumerable.Repeat("A ", 30_000)), string.Concat(Enumerable.Repeat("casino ", 8_000)), new('\u0301', 60_000), string.Concat(Enumerable.Repeat("ﷺ", 60_000))];
        var list = WordList.Of("casino casino casino casino no\ncasino");
        foreach (var text in texts)
        {
            var words = Words.In(text);
            Assert.InRange(words.Sum(word => word.Length), 0, text.Length * 18);
            _ = (list.FoundIn(words), Shouting.Of(new Post(text, text)), RepeatedText.Of(new Post("", text) { OtherTexts = Known(texts) }));
        }
    }

    private static Shingles[] Known(params IEnumerable<string> texts) => [.. texts.Select(Shingles.Of)];
}
