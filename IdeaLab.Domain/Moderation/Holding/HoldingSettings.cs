using IdeaLab.Domain.People;

namespace IdeaLab.Domain.Moderation.Holding;

/// <summary>
/// When a text waits for a look by staff before others see it; one row, and as here where there is none. Every rule gives points, from nothing to its weight; a text is held when their sum reaches the threshold.
/// Nothing is deleted.
/// </summary>
public sealed class HoldingSettings
{
    public const int ThresholdMax = 500;
    public const int YoungDaysMax = 365;
    public const int TrustedPostsMax = 100;

    /// <summary>A list as it is kept: all lines at their longest.</summary>
    public const int WordsMaxLength = WordList.LinesMax * (WordList.LineMaxLength + 1);

    private const string UsualEnglish = "binary options\ncasino\ncrypto giveaway\nforex signals\nfree bitcoin\nget rich\nonline betting\npayday loan\nporn\nviagra";
    private const string UsualSpanish = "apuestas deportivas\nbitcoin gratis\ncabrón\ndinero fácil\ngilipollas\nhazte rico\nopciones binarias\nprestamista particular\npréstamo sin papeles\nputa";

    public int Id { get; private set; } = 1;

    /// <summary>Whether anything is held at all.</summary>
    public bool HoldsPosts { get; private set; } = true;

    /// <summary>From so many points on a text waits.</summary>
    public int Threshold { get; private set; } = 70;

    /// <summary>How long an account is young, in days.</summary>
    public int YoungDays { get; private set; } = 7;

    /// <summary>Whose account is no longer young and of whom so many ideas and comments stand is held by hard rules alone.</summary>
    public int TrustedPosts { get; private set; } = 5;

    public int LinksWeight { get; private set; } = HoldingWeights.Usual.Links;
    public int AccountAgeWeight { get; private set; } = HoldingWeights.Usual.AccountAge;
    public int RepeatedTextWeight { get; private set; } = HoldingWeights.Usual.RepeatedText;
    public int ShoutingWeight { get; private set; } = HoldingWeights.Usual.Shouting;
    public int ListedWordsWeight { get; private set; } = HoldingWeights.Usual.ListedWords;
    public int TypingTimeWeight { get; private set; } = HoldingWeights.Usual.TypingTime;
    public int HoneypotWeight { get; private set; } = HoldingWeights.Usual.Honeypot;

    /// <summary>Listed words, one a line: see <see cref="WordList"/>.</summary>
    public string EnglishWords { get; private set; } = UsualEnglish;
    public string SpanishWords { get; private set; } = UsualSpanish;

    public int Version { get; private set; }

    public HoldingWeights Weights => new(LinksWeight, AccountAgeWeight, RepeatedTextWeight, ShoutingWeight, ListedWordsWeight, TypingTimeWeight, HoneypotWeight);

    /// <summary>Members alone are held, and staff never are, whatever they may do at this sign-in.</summary>
    public bool Concerns(Person author) => HoldsPosts && author.Roles is Roles.None;

    /// <summary>Whether the rule counts for those who have long taken part too: what is no matter of style, but of intent.</summary>
    public static bool IsHard(ScreeningRule rule) => rule is ScreeningRule.ListedWords or ScreeningRule.Honeypot;

    /// <summary>Whether the author has taken part for long enough that only hard rules count.</summary>
    public bool Trusts(Post post) => !YoungAccount.IsYoung(post, YoungDays) && post.AcceptedPosts >= TrustedPosts;

    /// <summary>What speaks against the text, each rule with its points.</summary>
    public Screening Screen(Post post) =>
        Screening.Of(Enum.GetValues<ScreeningRule>().Where(rule => IsHard(rule) || !Trusts(post)).Select(rule => new ScreeningTerm(rule, (int)Math.Round(Weights.Of(rule) * ShareOf(rule, post), MidpointRounding.AwayFromZero))));

    /// <summary>Whether so much speaks against a text that it waits.</summary>
    public bool Withholds(Screening screening) => HoldsPosts && screening.Score >= Threshold;

    /// <summary>Holds what reaches the threshold with these weights, or nothing at all. What is held already stays so.</summary>
    /// <exception cref="RuleViolation">A number is outside its limits.</exception>
    public void Hold(bool posts, int threshold, HoldingWeights weights)
    {
        if (threshold is < 1 or > ThresholdMax) throw new RuleViolation("Rule.HoldingThreshold", ThresholdMax);
        if (Enum.GetValues<ScreeningRule>().Any(rule => weights.Of(rule) is < 0 or > HoldingWeights.Most)) throw new RuleViolation("Rule.HoldingWeight", HoldingWeights.Most);
        (HoldsPosts, Threshold) = (posts, threshold);
        (LinksWeight, AccountAgeWeight, RepeatedTextWeight, ShoutingWeight) = (weights.Links, weights.AccountAge, weights.RepeatedText, weights.Shouting);
        (ListedWordsWeight, TypingTimeWeight, HoneypotWeight) = (weights.ListedWords, weights.TypingTime, weights.Honeypot);
        Version++;
    }

    /// <summary>Leaves members to hard rules alone once their account is no longer young and so much of theirs stands.</summary>
    /// <param name="youngDays">How long an account is young, in days.</param>
    /// <param name="posts">How many ideas and comments must stand.</param>
    /// <exception cref="RuleViolation">A number is outside its limits.</exception>
    public void Trust(int youngDays, int posts)
    {
        if (youngDays is < 0 or > YoungDaysMax) throw new RuleViolation("Rule.HoldingYoungDays", YoungDaysMax);
        if (posts is < 0 or > TrustedPostsMax) throw new RuleViolation("Rule.HoldingTrustedPosts", TrustedPostsMax);
        (YoungDays, TrustedPosts) = (youngDays, posts);
        Version++;
    }

    /// <summary>Lists these words, one or a few that stand together on each line.</summary>
    /// <exception cref="RuleViolation">There are too many lines, or one of them is too long or holds no word.</exception>
    public void List(string english, string spanish)
    {
        (english, spanish) = (Kept(english), Kept(spanish));
        (_, _) = (WordList.Of(english), WordList.Of(spanish));
        (EnglishWords, SpanishWords) = (english, spanish);
        Version++;
    }

    private double ShareOf(ScreeningRule rule, Post post) => rule switch
    {
        ScreeningRule.Links => ManyLinks.Of(post),
        ScreeningRule.AccountAge => YoungAccount.Of(post, YoungDays),
        ScreeningRule.RepeatedText => RepeatedText.Of(post),
        ScreeningRule.Shouting => Shouting.Of(post),
        ScreeningRule.ListedWords => ListedWords.Of(post, WordList.Of(EnglishWords), WordList.Of(SpanishWords)),
        ScreeningRule.TypingTime => Haste.Of(post),
        ScreeningRule.Honeypot => Honeypot.Of(post),
        _ => 0,
    };

    private static string Kept(string lines) => string.Join('\n', lines.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
