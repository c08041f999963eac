using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Money;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Domain.Proposals;

namespace IdeaLab.Tests.Domain.Proposals;

public sealed class ProposalTests
{
    private static readonly DateTime Noon = Cast.Noon;
    private static readonly Person Ruth = Cast.Staff();

    [Fact]
    public void Each_save_is_a_version_with_who_when_and_what_changed()
    {
        var idea = Refining();
        idea.Propose(new() { Problem = "Cards get lost." }, Ruth, "", false, Noon);
        idea.Propose(new() { Problem = "Cards get lost.", Solution = "A widget." }, Ruth, " A widget\nfirst ", false, Noon.AddHours(1));

        Assert.Equal([1, 2], idea.Proposal!.Versions.Select(v => v.Number));
        var latest = idea.Proposal.Latest;
        Assert.Equal((2, Ruth, Noon.AddHours(1), "A widget first", "A widget."), (latest.Number, latest.By, latest.At, latest.Note, latest.Solution));
        Assert.Equal("", idea.Proposal.VersionOf(1)!.Solution);
    }

    [Fact]
    public void A_save_that_changes_nothing_makes_no_version()
    {
        var (idea, carmen) = (Refining(), Cast.Customer());
        ProposalContent Content() => new() { Problem = " Cards get lost.\r\n", Value = new(1, 2), Risks = [new("Nobody uses it", Likelihood.Likely, null, "Ask first")], Team = [carmen, Ruth] };
        Assert.NotNull(idea.Propose(Content(), Ruth, "", false, Noon));
        Assert.Null(idea.Propose(Content() with { Team = [Ruth, carmen] }, Ruth, "Another note", true, Noon.AddDays(1)));
        Assert.Equal(1, idea.Proposal!.LatestNumber);
        Assert.Null(idea.ChangedAt);
    }

    [Theory]
    [InlineData(IdeaStatus.Submitted, false)]
    [InlineData(IdeaStatus.UnderReview, true)]
    [InlineData(IdeaStatus.Refining, true)]
    [InlineData(IdeaStatus.Planned, true)]
    [InlineData(IdeaStatus.InProgress, true)]
    [InlineData(IdeaStatus.Delivered, false)]
    [InlineData(IdeaStatus.Declined, false)]
    public void An_idea_is_refined_from_its_review_until_the_choice_is_carried_out(IdeaStatus status, bool may)
    {
        var idea = Cast.Idea();
        IdeaStatus[] way = status switch
        {
            IdeaStatus.Submitted => [],
            IdeaStatus.Declined => [IdeaStatus.Declined],
            IdeaStatus.Planned => [IdeaStatus.Planned],
            IdeaStatus.InProgress => [IdeaStatus.Planned, IdeaStatus.InProgress],
            IdeaStatus.Delivered => [IdeaStatus.Planned, IdeaStatus.InProgress, IdeaStatus.Delivered],
            IdeaStatus.Refining => [IdeaStatus.UnderReview, IdeaStatus.Refining],
            _ => [status],
        };
        foreach (var step in way) idea.TakeStep(step, Ruth, "So it is.", Noon, new Reopening("never"));
        Assert.Equal(may, idea.MayBeRefinedBy(Ruth));
        if (!may) Assert.Equal("Rule.ProposalEdit", Assert.Throws<RuleViolation>(() => idea.Propose(new() { Problem = "P" }, Ruth, "", false, Noon)).Message);
    }

    [Fact]
    public void Whoever_staff_put_on_the_team_may_write_but_not_choose_the_team()
    {
        var (idea, carmen, oliver) = (Refining(), Cast.Customer(), Cast.Customer("Oliver"));
        var content = new ProposalContent { Problem = "Cards get lost.", Team = [carmen] };
        Assert.Throws<RuleViolation>(() => idea.Propose(content, carmen, "", false, Noon));
        idea.Propose(content, Ruth, "", false, Noon);

        Assert.False(idea.MayBeRefinedBy(null));
        Assert.False(idea.MayBeRefinedBy(oliver));
        Assert.NotNull(idea.Propose(content with { Solution = "A widget." }, carmen, "", false, Noon));
        Assert.Equal("Rule.ProposalTeam", Assert.Throws<RuleViolation>(() => idea.Propose(content with { Team = [carmen, oliver] }, carmen, "", false, Noon)).Message);
        idea.Propose(content with { Team = [oliver] }, Ruth, "", false, Noon);
        Assert.False(idea.MayBeRefinedBy(carmen));
    }

    [Fact]
    public void Nobody_is_on_the_team_of_an_idea_that_does_not_exist_for_them()
    {
        var idea = Refining(Cast.Idea(Cast.Employee(), Audience.Employees));
        var broken = Assert.Throws<RuleViolation>(() => idea.Propose(new() { Problem = "Meetings", Team = [Cast.Customer()] }, Ruth, "", false, Noon));
        Assert.Equal(("Rule.ProposalTeamAudience", "Carmen"), (broken.Message, broken.Values[0]));
    }

    public static TheoryData<string, ProposalContent> Broken => new()
    {
        { "Rule.ProposalProblem", new() { Problem = " " } },
        { "Rule.ProposalText", new() { Problem = "P", Solution = new string('a', ProposalContent.TextMaxLength + 1) } },
        { "Rule.RiskWhat", new() { Problem = "P", Risks = [new(" ", null, null, "An answer")] } },
        { "Rule.RiskAnswer", new() { Problem = "P", Risks = [new("It fails", null, null, new string('a', Risk.AnswerMaxLength + 1))] } },
        { "Rule.ProposalRisks", new() { Problem = "P", Risks = [.. Enumerable.Repeat(new Risk("It fails", null, null, ""), ProposalContent.RisksMax + 1)] } },
        { "Rule.ProposalTeamSize", new() { Problem = "P", Team = [.. Enumerable.Range(0, ProposalContent.TeamMax + 1).Select(_ => Cast.Customer())] } },
        { "Rule.ProposalPictures", new() { Problem = "P", Pictures = [.. Enumerable.Range(0, ProposalContent.PicturesMax + 1).Select(_ => Photo())] } },
    };

    [Theory, MemberData(nameof(Broken))]
    public void What_a_proposal_cannot_say_is_refused(string rule, ProposalContent content) =>
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => Refining().Propose(content, Ruth, "", false, Noon)).Message);

    [Fact]
    public void A_material_change_says_what_changed() =>
        Assert.Equal("Rule.ProposalMaterial", Assert.Throws<RuleViolation>(() => Refining().Propose(new() { Problem = "P" }, Ruth, " ", true, Noon)).Message);

    [Fact]
    public void Only_a_material_change_is_news()
    {
        var idea = Refining();
        Assert.NotNull(idea.Propose(new() { Problem = "P" }, Ruth, "", false, Noon)!.ToldAt);
        Assert.Null(idea.Propose(new() { Problem = "Q" }, Ruth, "Other", true, Noon)!.ToldAt);
    }

    [Fact]
    public void Restoring_any_version_says_again_what_it_said_and_loses_none() => Prop.ForAll(
        Gen.Choose(1, 4).ArrayOf().Where(saves => saves.Length > 0).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(),
        (saves, pick) =>
        {
            var (idea, photo) = (Refining(), Photo());
            foreach (var (kind, n) in saves.Select((kind, n) => (kind, n)))
                idea.Propose(new() { Problem = $"Problem {kind}", Value = new MoneyRange(kind, kind + n % 2), Risks = [.. Enumerable.Range(0, kind).Select(r => new Risk($"Risk {r}", null, Impact.Minor, ""))], Pictures = kind > 2 ? [photo] : [] }, Ruth, $"Save {n}", false, Noon.AddHours(n));
            var before = idea.Proposal!.Versions.Select(v => (v.Number, v.Content)).ToList();
            var older = idea.Proposal.Versions[pick % before.Count];
            var restored = idea.RestoreProposal(older, Ruth, "", false, Noon.AddDays(9));

            var isDifferent = !before[^1].Content.SaysTheSameAs(older.Content);
            Assert.Equal(isDifferent, restored is not null);
            Assert.Equal(isDifferent ? older.Number : null, restored?.Restores);
            Assert.True(idea.Proposal.Latest.Content.SaysTheSameAs(older.Content));
            Assert.All(before, was => Assert.True(idea.Proposal.VersionOf(was.Number)!.Content.SaysTheSameAs(was.Content)));
            Assert.Equal(before.Count + (isDifferent ? 1 : 0), idea.Proposal.Versions.Count);
        }).QuickCheckThrowOnFailure();

    internal static Idea Refining(Idea? idea = null)
    {
        idea ??= Cast.Idea();
        idea.TakeStep(IdeaStatus.UnderReview, Ruth, "Promising.", Noon);
        idea.TakeStep(IdeaStatus.Refining, Ruth, "Let us write it down.", Noon);
        return idea;
    }

    private static Picture Photo() => new(PictureFile.Read(Support.Pictures.Jpeg), "A card", Ruth, Noon);
}
