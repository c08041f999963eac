using IdeaLab.Domain.Money;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Promises;
using IdeaLab.Domain.Ranking;

namespace IdeaLab.Domain.Settings;

/// <summary>What an organisation sets about its lab; one row.</summary>
public sealed class LabSettings
{
    public const int NameMaxLength = 60;
    public const int PurposeMaxLength = 300;
    public const int EmployeeDomainsMaxLength = 1000;
    public const int AnswerWithinDaysMax = 60;
    public const int DisagreementTenthsMax = 20;
    public const int HalfLifeDaysMax = 365;
    public const int WeightHundredthsMax = 1000;

    public int Id { get; private set; } = 1;
    public string Name { get; private set; } = "IdeaLab";

    /// <summary>One sentence on what the lab is for, shown on the home page; empty shows the built-in one.</summary>
    public string PurposeEnglish { get; private set; } = "";
    public string PurposeSpanish { get; private set; } = "";

    /// <summary>Brand hue in degrees on the OKLCH wheel, 0 to 359.</summary>
    public int Hue { get; private set; } = 200;

    /// <summary>For visitors and new members; IANA name.</summary>
    public string TimeZone { get; private set; } = "Europe/Madrid";

    /// <summary>"en" or "es": the language of the command line's people and of visitors whose browser asks for neither.</summary>
    public string Language { get; private set; } = "en";

    public bool SignUpIsOpen { get; private set; } = true;

    /// <summary>Whether the work of staff takes a sign-in with a second factor; without it they are members like others.</summary>
    public bool StaffNeedSecondFactor { get; private set; }

    /// <summary>Domains of mail addresses, separated by spaces or commas, whose people join as employees.</summary>
    public string EmployeeDomains { get; private set; } = "";

    /// <summary>Working days within which the first official answer is promised.</summary>
    public int AnswerWithinDays { get; private set; } = 10;

    /// <summary>What values and costs are counted in: one of <see cref="Currencies"/>.</summary>
    public string Currency { get; private set; } = "EUR";

    /// <summary>Reviewers disagree when their scorecards spread by more than this, in tenths of a step of the scale. By default more than one step: they read the same idea on different sides.</summary>
    public int DisagreementTenths { get; private set; } = 10;

    /// <summary>The same in steps.</summary>
    public double Disagreement => DisagreementTenths / 10.0;

    /// <summary>After so many days a vote is worth half in the trending order.</summary>
    public int HalfLifeDays { get; private set; } = 7;

    /// <summary>What the first comment of a person is worth, in hundredths of a vote.</summary>
    public int CommentHundredths { get; private set; } = 50;

    /// <summary>What a chosen follow is worth, in hundredths of a vote.</summary>
    public int FollowHundredths { get; private set; } = 25;

    /// <summary>How far scores have been set anew since half-life or weights changed: the key of the last idea done; null when all are as they should be.</summary>
    public int? RescoredUpTo { get; private set; }

    /// <summary>What ideas are ranked by.</summary>
    public Trending Trending => new(TimeSpan.FromDays(HalfLifeDays), CommentHundredths / 100.0, FollowHundredths / 100.0);

    public int Version { get; private set; }

    public string PurposeIn(string language) => language == "es" ? PurposeSpanish : PurposeEnglish;

    /// <summary>Whether the address is at one of <see cref="EmployeeDomains"/> itself; a domain below it is another.</summary>
    public bool IsEmployeeAddress(string email) =>
        DomainsIn(EmployeeDomains).Any(domain => email.EndsWith("@" + domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>What somebody with this address joins as.</summary>
    public PersonKind KindOf(string email) => IsEmployeeAddress(email) ? PersonKind.Employee : PersonKind.Customer;

    /// <summary>The kind of a person follows their confirmed address. A kind that did not agree with the address before was given by an admin and stays.</summary>
    public void Move(Person person, string from, string to)
    {
        if (person.Kind == KindOf(from) && person.Kind != KindOf(to)) person.Become(KindOf(to));
    }

    /// <exception cref="RuleViolation">The name is empty, a text too long, or the hue outside 0 to 359.</exception>
    public void Introduce(string name, string purposeEnglish, string purposeSpanish, int hue)
    {
        name = name.Trim();
        if (name.Length is 0 or > NameMaxLength) throw new RuleViolation("Rule.LabName", NameMaxLength);
        if (purposeEnglish.Length > PurposeMaxLength || purposeSpanish.Length > PurposeMaxLength) throw new RuleViolation("Rule.LabPurpose", PurposeMaxLength);
        if (hue is < 0 or > 359) throw new RuleViolation("Rule.LabHue");
        (Name, PurposeEnglish, PurposeSpanish, Hue) = (name, purposeEnglish.Trim(), purposeSpanish.Trim(), hue);
        Version++;
    }

    /// <summary>Sets the lab's own language, "en" or "es", and time zone, an IANA name. Neither is checked here.</summary>
    public void Locate(string language, string timeZone)
    {
        (Language, TimeZone) = (language, timeZone);
        Version++;
    }

    /// <summary>Promises to answer new ideas within so many working days. What was promised before stands.</summary>
    /// <exception cref="RuleViolation">The number is below 1 or above <see cref="AnswerWithinDaysMax"/>.</exception>
    public void PromiseAnswers(int withinDays)
    {
        if (withinDays is < 1 or > AnswerWithinDaysMax) throw new RuleViolation("Rule.LabAnswerWithin", AnswerWithinDaysMax);
        AnswerWithinDays = withinDays;
        Version++;
    }

    /// <summary>Counts money in this currency. Amounts stay the numbers they are.</summary>
    /// <exception cref="RuleViolation">There is no such currency.</exception>
    public void CountIn(string currency)
    {
        if (!Currencies.All.Contains(currency)) throw new RuleViolation("Rule.LabCurrency");
        Currency = currency;
        Version++;
    }

    /// <summary>Calls it a disagreement when scorecards spread by more than so many tenths of a step.</summary>
    /// <exception cref="RuleViolation">The number is below 1 or above <see cref="DisagreementTenthsMax"/>.</exception>
    public void CallDisagreement(int tenths)
    {
        if (tenths is < 1 or > DisagreementTenthsMax) throw new RuleViolation("Rule.LabDisagreement", DisagreementTenthsMax);
        DisagreementTenths = tenths;
        Version++;
    }

    /// <summary>Ranks by this half-life and these weights. Scores already stored are in the old ones until a job has set them anew.</summary>
    /// <param name="halfLifeDays">In days.</param>
    /// <param name="commentHundredths">In hundredths of a vote.</param>
    /// <param name="followHundredths">In hundredths of a vote.</param>
    /// <exception cref="RuleViolation">A number is outside its limits.</exception>
    public void RankBy(int halfLifeDays, int commentHundredths, int followHundredths)
    {
        if (halfLifeDays is < 1 or > HalfLifeDaysMax) throw new RuleViolation("Rule.LabHalfLife", HalfLifeDaysMax);
        if (commentHundredths is < 0 or > WeightHundredthsMax || followHundredths is < 0 or > WeightHundredthsMax) throw new RuleViolation("Rule.LabWeight", WeightHundredthsMax);
        if ((HalfLifeDays, CommentHundredths, FollowHundredths) == (halfLifeDays, commentHundredths, followHundredths)) return;
        (HalfLifeDays, CommentHundredths, FollowHundredths, RescoredUpTo) = (halfLifeDays, commentHundredths, followHundredths, 0);
        Version++;
    }

    /// <summary>What is promised at present, by the calendar of the lab's zone without these holidays.</summary>
    public PromiseTerms TermsWithout(IEnumerable<DateOnly> holidays) =>
        new(new WorkingCalendar(FindTimeZone(), holidays), AnswerWithinDays);

    /// <summary>The zone named by <see cref="TimeZone"/>; UTC where this machine does not know it.</summary>
    public TimeZoneInfo FindTimeZone() => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <exception cref="RuleViolation">The domains are too long, or one of them is none.</exception>
    public void Admit(bool signUpIsOpen, string employeeDomains)
    {
        if (employeeDomains.Length > EmployeeDomainsMaxLength) throw new RuleViolation("Rule.LabDomains", EmployeeDomainsMaxLength);
        if (Array.Find(DomainsIn(employeeDomains), d => Uri.CheckHostName(d) != UriHostNameType.Dns || !d.Contains('.')) is { } other) throw new RuleViolation("Rule.LabDomain", other);
        (SignUpIsOpen, EmployeeDomains) = (signUpIsOpen, employeeDomains.Trim());
        Version++;
    }

    /// <summary>Wants a second factor of staff, or leaves it to them.</summary>
    public void WantSecondFactor(bool ofStaff)
    {
        StaffNeedSecondFactor = ofStaff;
        Version++;
    }

    /// <summary>
    /// Gives a person these roles in place of those they had. Every change of who is admin raises the version, so that of two at once the second
    /// starts over and sees the first: two admins cannot dismiss each other, and two people cannot both become the first.
    /// </summary>
    /// <exception cref="RuleViolation">Nobody would be admin any more.</exception>
    public void GiveRoles(Person person, Roles roles, bool hasOtherAdmin)
    {
        var (wasAdmin, isAdmin) = (person.AdministersLab(), (roles & Roles.Admin) > Roles.None);
        if (wasAdmin && !isAdmin && !hasOtherAdmin) throw new RuleViolation("Rule.LastAdmin");
        person.TakeRoles(roles);
        if (wasAdmin != isAdmin) Version++;
    }

    /// <summary>
    /// Lets a person go for good: see <see cref="Person.Erase"/>. An admin or a lead who goes raises the version, so that of the last two who go at once the second starts over and stays.
    /// </summary>
    /// <exception cref="RuleViolation">The last admin or the last lead.</exception>
    public void LetGo(Person person, bool hasOtherAdmin, bool hasOtherLead, DateTime at)
    {
        var held = person.Roles & (Roles.Admin | Roles.Lead);
        person.Erase(hasOtherAdmin, hasOtherLead, Language, TimeZone, at);
        if (held > Roles.None) Version++;
    }

    /// <summary>Gives the roles a sign-on says, each time somebody signs in there. Whoever is the only admin stays it, whatever is said: a provider cannot leave the lab without one.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool GiveRolesFromSignOn(Person person, Roles roles, bool hasOtherAdmin)
    {
        var wasAdmin = person.Roles.HasFlag(Roles.Admin);
        if (wasAdmin && !hasOtherAdmin) roles |= person.RolesFromSignOn & Roles.Admin;
        var isChanged = person.TakeRolesFromSignOn(roles);
        if (wasAdmin != person.Roles.HasFlag(Roles.Admin)) Version++;
        return isChanged;
    }

    private static string[] DomainsIn(string text) =>
        [.. text.Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(domain => domain.TrimStart('@'))];
}
