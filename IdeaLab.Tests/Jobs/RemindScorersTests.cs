using IdeaLab.Domain.Ideas;
using IdeaLab.Domain.Mail;
using IdeaLab.Domain.Scorecards;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Jobs;

public sealed class RemindScorersTests : IAsyncLifetime
{
    private readonly LabApp _app = new();
    private int _id;

    public async Task InitializeAsync()
    {
        _id = await _app.ReviewedAsync("Freeze my card");
        await _app.AskToScoreAsync(_id, ["customer2", "employee"], days: 2);
        await _app.ScoreAsync(_id, "employee", 4);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Only_who_is_late_is_reminded_and_once_in_three_working_days()
    {
        Assert.Equal(0, await RemindAsync());
        // Friday noon; the next reminder is due when Wednesday ends.
        _app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await RemindAsync());
        Assert.Equal(0, await RemindAsync());
        var mail = Assert.Single(await MailsAsync());
        Assert.Equal(("customer2@idealab.test", "Your scorecard is late: Freeze my card"), (mail.Address, mail.Subject));
        Assert.Contains($"/score/{_id}", mail.TextBody);

        _app.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(0, await RemindAsync());
        _app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await RemindAsync());
        for (var n = 0; n < 20; n++)
        {
            _app.Clock.Advance(TimeSpan.FromDays(7));
            await RemindAsync();
        }

        Assert.Equal(ScoreInvitation.RemindersMax, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task Two_processes_at_once_remind_once()
    {
        _app.Clock.Advance(TimeSpan.FromDays(3));
        var reminded = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RemindAsync)));
        Assert.Equal(1, reminded.Sum());
        Assert.Single(await MailsAsync());
        Assert.Equal(1, (await _app.ScoringAsync(_id)).Invitations.Sum(i => i.Reminders));
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_is_not_scored_any_more()
    {
        _app.Clock.Advance(TimeSpan.FromDays(3));
        await _app.ActAsync(_id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.Planned, reviewer, "We do it.", _app.Clock.Now));
        Assert.Equal(0, await RemindAsync());
        await _app.ActAsync(_id, "reviewer", (idea, reviewer) => idea.TakeStep(IdeaStatus.UnderReview, reviewer, "Not yet.", _app.Clock.Now));
        Assert.Equal(1, await RemindAsync());
    }

    private async Task<int> RemindAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RemindScorersJob>().RunAsync(default);
    }

    private Task<List<OutgoingMail>> MailsAsync() => _app.InDatabaseAsync(db => db.Mails.Where(m => m.Kind == MailKind.ScoreLate).ToListAsync());
}
