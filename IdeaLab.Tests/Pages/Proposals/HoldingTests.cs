using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Pages.Proposals;

public sealed class HoldingTests : IAsyncLifetime
{
    private const string Spam = "Our casino pays: a payday loan for everybody.";

    private readonly LabApp _app = new();
    private int _id;

    public async Task InitializeAsync()
    {
        _id = await _app.RefiningAsync();
        await _app.JoinTeamAsync(_id, "customer2");
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task What_a_member_of_the_team_writes_is_looked_at_and_saving_it_once_more_does_not_show_it()
    {
        var (edit, writer) = ($"/proposals/{_id}/edit", await _app.SignedInAsync("customer2"));
        Assert.Contains("is saved.", (await writer.PostAsync(edit, edit, ("Form.Problem", "Cards get lost often."))).Text(".notice-good"));
        Assert.Contains("waiting for a look by staff", (await writer.PostAsync(edit, edit, ("Form.Solution", Spam))).Text(".notice-good"));
        await writer.PostAsync($"/proposals/{_id}/restore/2", $"/proposals/{_id}/restore/2");
        Assert.Contains("waiting for a look by staff", (await writer.PostAsync($"/proposals/{_id}/restore/3", $"/proposals/{_id}/restore/3")).Text(".notice-good"));

        Assert.Equal([false, false, true, false, true], await _app.InDatabaseAsync(db => db.ProposalVersions.Where(v => v.IdeaId == _id).OrderBy(v => v.Number).Select(v => v.WithheldAt != null).ToListAsync()));
    }

    [Fact]
    public async Task Staff_write_what_they_like()
    {
        var (edit, writer) = ($"/proposals/{_id}/edit", await _app.SignedInAsync("reviewer"));
        await writer.PostAsync(edit, edit, ("Form.Solution", Spam));
        Assert.Equal(0, await _app.InDatabaseAsync(db => db.Withheld.CountAsync()));
    }
}
