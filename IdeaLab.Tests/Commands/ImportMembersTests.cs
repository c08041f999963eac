using IdeaLab.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Tests.Commands;

public sealed class ImportMembersTests : ImportLab
{
    private const string Header = "address,name,kind,segments\n";

    [Fact]
    public async Task New_addresses_become_members_without_a_password_whose_address_is_not_confirmed()
    {
        await Lab.SegmentAsync("smes");
        await Lab.SegmentAsync("young");
        Assert.Equal(0, await ImportAsync(Header + "ana@example.org,Ana Núñez,employee,smes;young\nbea@example.org,,,\n"));

        Assert.Contains("2 rows read, 2 added, 0 unchanged, 0 refused", Said, StringComparison.Ordinal);
        var (ana, bea) = (await AccountAsync("ana@example.org"), await AccountAsync("bea@example.org"));
        Assert.Equal(("Ana Núñez", PersonKind.Employee, false, true), (ana.Person.Name, ana.Person.Kind, ana.EmailConfirmed, ana.PasswordHash is null));
        Assert.Equal(["smes", "young"], ana.Person.Memberships.Select(m => m.Segment.Key).Order());
        Assert.All(ana.Person.Memberships, m => Assert.Equal(MembershipSource.Import, m.By));
        Assert.Equal(("bea", PersonKind.Customer), (bea.Person.Name, bea.Person.Kind));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_who_is_there_already_only_joins()
    {
        await Lab.SegmentAsync("smes", "customer");
        await ImportAsync(Header + "ana@example.org,Ana,customer,smes\ncustomer2@idealab.test,Somebody Else,employee,smes\n");
        Assert.Contains("2 added", Said, StringComparison.Ordinal);
        var oliver = await AccountAsync("customer2@idealab.test");
        Assert.Equal((PersonKind.Customer, 1, true), (oliver.Person.Kind, oliver.Person.Memberships.Count, oliver.EmailConfirmed));
        Assert.NotEqual("Somebody Else", oliver.Person.Name);

        Assert.Equal(0, await ImportAsync(Header + "ANA@example.org,Ana,customer,smes\ncustomer2@idealab.test,Somebody Else,employee,smes\n"));
        Assert.Contains("0 added, 2 unchanged", Said, StringComparison.Ordinal);
        Assert.Equal(3, await Lab.InDatabaseAsync(db => db.Memberships.CountAsync()));
    }

    [Fact]
    public async Task A_bad_row_is_named_with_its_line_and_the_rest_goes_in()
    {
        await Lab.SegmentAsync("smes");
        Assert.Equal(1, await ImportAsync(Header + $"no address,Ana,,\nana@example.org,Ana,,none\nbea@example.org,Bea,boss,\ncleo@example.org,{new string('c', 81)},,\ndora@example.org,Dora,,smes\n"));
        foreach (var line in (string[])["Line 2 refused: its address \"no address\" is none.", "Line 3 refused: there is no segment with the key \"none\".", "Line 4 refused: its kind \"boss\"", "Line 5 refused: "])
            Assert.Contains(line, Said, StringComparison.Ordinal);
        Assert.Contains("5 rows read, 1 added, 0 unchanged, 4 refused", Said, StringComparison.Ordinal);
        Assert.Equal(1, await Lab.InDatabaseAsync(db => db.Memberships.CountAsync()));
    }

    [Fact]
    public async Task Columns_have_any_name()
    {
        await Lab.SegmentAsync("smes");
        Assert.Equal(0, await RunAsync("import", "members", File("Correo;Grupo\nana@example.org;smes\n"), "--columns", "address=Correo,segments=Grupo", "--delimiter", ";"));
        Assert.Single((await AccountAsync("ana@example.org")).Person.Memberships);
    }

    [Fact]
    public async Task A_mailed_code_is_the_first_sign_in_and_confirms_the_address()
    {
        await ImportAsync(Header + "ana@example.org,Ana,,\n");
        var ana = Lab.Visitor();
        await ana.PostAsync("/account/code", "/account/code", ("Form.Email", "ana@example.org"));
        var code = (await Lab.LastMailToAsync("ana@example.org")).Code();
        await ana.PostAsync("/account/code/enter", "/account/code/enter", ("Form.Code", code));

        Assert.True(await ana.IsSignedInAsync());
        Assert.True((await AccountAsync("ana@example.org")).EmailConfirmed);
    }

    [Fact]
    public async Task Whoever_signed_up_with_the_address_meanwhile_gets_nothing_by_its_owners_code()
    {
        await ImportAsync(Header + "ana@example.org,Ana,,\n");
        var (ana, thief) = (Lab.Visitor(), Lab.Visitor());
        await ana.PostAsync("/account/code", "/account/code", ("Form.Email", "ana@example.org"));
        var code = (await Lab.LastMailToAsync("ana@example.org")).Code();
        await thief.PostAsync("/account/sign-up", "/account/sign-up", ("Form.Name", "Thief"), ("Form.Email", "ana@example.org"), ("Form.Password", Members.Password));
        await ana.PostAsync("/account/code/enter", "/account/code/enter", ("Form.Code", code));

        Assert.True(await ana.IsSignedInAsync());
        await thief.TrySignInAsync("ana@example.org");
        Assert.False(await thief.IsSignedInAsync());
    }

    private Task<int> ImportAsync(string text) => RunAsync("import", "members", File(text));

    private Task<IdeaLab.Web.Data.Account> AccountAsync(string email) =>
        Lab.InDatabaseAsync(db => db.Users.Include(a => a.Person.Memberships).ThenInclude(m => m.Segment).AsNoTracking().SingleAsync(a => a.Email == email));
}
