namespace IdeaLab.Domain.People;

/// <summary>How often a person is mailed about each kind of news.</summary>
public sealed record NewsChoices(MailChoice Followed, MailChoice Replies, MailChoice Challenges, MailChoice StillYes)
{
    public static NewsChoices All(MailChoice choice) => new(choice, choice, choice, choice);

    /// <summary>Whether nothing is wanted.</summary>
    public bool IsNever => this == All(MailChoice.Never);

    /// <summary>The choice for one kind.</summary>
    public MailChoice Of(NewsKinds kind) => kind switch
    {
        NewsKinds.Followed => Followed,
        NewsKinds.Replies => Replies,
        NewsKinds.Challenges => Challenges,
        NewsKinds.StillYes => StillYes,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Whether any of these kinds is wanted, however seldom. Mails from before the kinds were told apart name none, and are of all.</summary>
    public bool WantsAnyOf(NewsKinds kinds) => kinds is NewsKinds.None
        ? !IsNever
        : Enum.GetValues<NewsKinds>().Any(kind => kind > NewsKinds.None && kinds.HasFlag(kind) && Of(kind) is not MailChoice.Never);

    /// <summary>The four choices as four digits, for addresses and forms.</summary>
    public string ToDigits() => $"{(int)Followed}{(int)Replies}{(int)Challenges}{(int)StillYes}";

    /// <summary>Reads <see cref="ToDigits"/>; a single digit, as it was written before the kinds were told apart, is for all. Null for anything else.</summary>
    public static NewsChoices? FromDigits(string? digits) => digits?.All(digit => digit is >= '0' and <= '3') is not true ? null : digits.Length switch
    {
        1 => All(Choice(digits[0])),
        4 => new(Choice(digits[0]), Choice(digits[1]), Choice(digits[2]), Choice(digits[3])),
        _ => null,
    };

    private static MailChoice Choice(char digit) => (MailChoice)(digit - '0');
}
