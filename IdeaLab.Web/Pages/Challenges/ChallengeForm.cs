using IdeaLab.Domain;
using IdeaLab.Domain.Challenges;
using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.People;
using IdeaLab.Domain.Pictures;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Challenges;

/// <summary>The form a challenge is set with, and what one can choose in it.</summary>
/// <param name="Topics">Open ones, and those it has.</param>
/// <param name="Owners">Who may own one.</param>
/// <param name="Stands">The challenge where it has opened, so that some of it stands; null before.</param>
/// <param name="ForWhom">Where it is chosen for whom it is.</param>
/// <param name="Picture">The one it has; null for none.</param>
public sealed record ChallengeForm(ChallengeInput Input, IReadOnlyList<Topic> Topics, IReadOnlyList<Person> Owners, Challenge? Stands, PictureView? Picture, AudienceField ForWhom)
{
    // What the domain refuses is said beside the field it is about.
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["Rule.ChallengeQuestion"] = "Input.Question",
        ["Rule.ChallengeDays"] = "Input.ClosesOn",
        ["Rule.ChallengePast"] = "Input.ClosesOn",
        ["Rule.ChallengeBudget"] = "Input.PerIdea",
        ["Rule.AudienceSegments"] = "Input.Segments",
        ["Rule.TopicOwnerRole"] = "Input.OwnerId",
        ["Rule.PictureAlternative"] = "Input.Picture.Alternative",
    };

    public static async Task<ChallengeForm> ReadAsync(IdeaLabDb db, ChallengeInput input, Challenge? challenge, Person reader, IStringLocalizer<Text> text, DateTime now, CancellationToken ct)
    {
        var topics = await db.Topics.AsNoTracking().Where(t => !t.IsClosed || input.TopicIds.Contains(t.Id)).ToListAsync(ct);
        var owners = await db.People.AsNoTracking().Staff().ToListAsync(ct);
        return new(input, [.. topics.OrderBy(t => t.NameIn(Languages.Current), StringComparer.CurrentCulture)],
            [.. owners.Where(p => p.OwnsTopics()).OrderBy(p => p.Name, StringComparer.CurrentCulture)],
            now >= challenge?.OpensAt ? challenge : null, PictureView.Of(challenge?.Picture),
            await AudienceField.ReadAsync(db, "Input", text["Challenge.Audience"], reader, Enum.GetValues<Audience>(), input.Audience, input.Segments, ct));
    }

    /// <summary>What the form says, with the topics and the owner it names; null when one of them is none.</summary>
    public static async Task<ChallengeTerms?> TermsAsync(IdeaLabDb db, ChallengeInput input, Person by, CancellationToken ct)
    {
        var topics = await db.Topics.Where(t => input.TopicIds.Contains(t.Id)).ToListAsync(ct);
        var owner = await db.People.SingleOrDefaultAsync(p => p.Id == input.OwnerId, ct);
        return owner is null || topics.Count != input.TopicIds.Distinct().Count() ? null : input.Terms(topics, owner, await db.ChosenCircleAsync(input.Audience, input.Segments, by, ct));
    }

    /// <summary>Reads the picture that was sent, and says what is wrong about it or about the budget beside their fields. A browser does not give a file back, so it is asked for again where the form is shown once more.</summary>
    public static async Task<PictureFile?> CheckAsync(PageModel page, ChallengeInput input, IStringLocalizer<Text> text, CancellationToken ct)
    {
        if (input.HasHalfABudget) page.ModelState.AddModelError(input.Votes is null ? "Input.Votes" : "Input.PerIdea", text["Challenge.HalfABudget"]);
        var file = await page.ReadPictureAsync(input.Picture, "Input.Picture", text, ct);
        if (!page.ModelState.IsValid && input.Picture.File is not null && page.ModelState.GetFieldValidationState("Input.Picture.File") is not ModelValidationState.Invalid)
            page.ModelState.AddModelError("Input.Picture.File", text["Challenge.PictureAgain"]);
        return file;
    }

    public static bool IsAboutField(RuleViolation rule) => Fields.ContainsKey(rule.Message);

    public static void Say(RuleViolation rule, ModelStateDictionary state, IStringLocalizer<Text> text) => state.AddModelError(Fields[rule.Message], text[rule.Message, [.. rule.Values]]);
}
