using IdeaLab.Domain;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Settings;

namespace IdeaLab.Tests.Domain.Settings;

public sealed class LabSettingsTests
{
    private readonly LabSettings _settings = new();

    [Fact]
    public void The_last_admin_keeps_the_role()
    {
        var ada = Somebody();
        _settings.GiveRoles(ada, Roles.Admin | Roles.Lead, hasOtherAdmin: false);

        var rule = Assert.Throws<RuleViolation>(() => _settings.GiveRoles(ada, Roles.Lead, hasOtherAdmin: false));
        Assert.Equal("Rule.LastAdmin", rule.Message);
        Assert.True(ada.AdministersLab());

        _settings.GiveRoles(ada, Roles.Lead, hasOtherAdmin: true);
        Assert.False(ada.AdministersLab());
    }

    [Fact]
    public void Only_a_change_of_admins_raises_the_version()
    {
        var ada = Somebody();
        var before = _settings.Version;
        _settings.GiveRoles(ada, Roles.Reviewer, hasOtherAdmin: true);
        Assert.Equal(before, _settings.Version);
        _settings.GiveRoles(ada, Roles.Reviewer | Roles.Admin, hasOtherAdmin: true);
        Assert.Equal(before + 1, _settings.Version);
        _settings.GiveRoles(ada, Roles.None, hasOtherAdmin: true);
        Assert.Equal(before + 2, _settings.Version);
    }

    [Theory]
    [InlineData("bank.example", "eva@bank.example", true)]
    [InlineData("other.example, @Bank.Example", "eva@BANK.example", true)]
    [InlineData("bank.example", "eva@notbank.example", false)]
    [InlineData("bank.example", "eva@bank.example.evil.example", false)]
    [InlineData("", "eva@bank.example", false)]
    public void Employees_are_known_by_their_domain(string domains, string email, bool isEmployee)
    {
        _settings.Admit(true, domains);
        Assert.Equal(isEmployee, _settings.IsEmployeeAddress(email));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("eva@bank.example")]
    [InlineData("https://bank.example")]
    public void What_is_no_domain_is_refused(string domains) =>
        Assert.Equal("Rule.LabDomain", Assert.Throws<RuleViolation>(() => _settings.Admit(true, domains)).Message);

    [Theory]
    [InlineData("", 0)]
    [InlineData("Lab", -1)]
    [InlineData("Lab", 360)]
    public void A_name_and_a_hue_on_the_wheel_are_needed(string name, int hue) =>
        Assert.Throws<RuleViolation>(() => _settings.Introduce(name, "", "", hue));

    [Fact]
    public void A_second_factor_is_wanted_of_staff_only_when_an_admin_says_so()
    {
        Assert.False(_settings.StaffNeedSecondFactor);
        var before = _settings.Version;
        _settings.WantSecondFactor(ofStaff: true);
        Assert.Equal((true, before + 1), (_settings.StaffNeedSecondFactor, _settings.Version));
    }

    private static Person Somebody() => new("Ada", PersonKind.Employee, "en", "UTC", DateTime.UnixEpoch);
}
