using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdeaLab.Tests.Browser;
using Microsoft.Data.Sqlite;

namespace IdeaLab.Tests.Security;

/// <summary>Whoever takes the form of somebody else, with the numbers in it, and sends it as a plain member, changes nothing that is not theirs.</summary>
public sealed class OthersThingsTests : IAsyncLifetime
{
    /// <summary>What any member may do to any idea that they see, and to what is their own, whatever the numbers say.</summary>
    private static readonly string[] Everybodys =
    [
        "/ideas/#/vote", "/ideas/#/vote/withdraw", "/ideas/#/vote/confirm", "/ideas/#/votes", "/ideas/#/follow", "/ideas/#/follow/stop", "/ideas/#/comment", "/ideas/#/report", "/ideas/new", "/ideas/draft", "/ideas/draft/discard", "/ideas/preview", "/ideas/seen", "/language", "/account/demo", "/account/sign-out", "/account/sessions/end", "/account/sessions",
        "/account/profile", "/account/mail", "/account/password", "/account/address", "/account/security", "/account/security/authenticator", "/account/sign-in", "/account/sign-up", "/account/code", "/account/forgot", "/account/resend", "/account/reset", "/account/confirm", "/account/confirm-new", "/account/first-admin",
        "/account/data", "/account/erase", "/account/security/recovery-codes", "/account/security/authenticator/remove", "/score", "/mail/unsubscribe/#", "/mail/choices/#", "/mail/act/#", "/join/#",
    ];

    // What a request leaves behind whatever it asks for.
    private static readonly string[] Traces = ["ActCounts", "Sessions", "KnownDevices", "Viewings", "PassingViewings", "DaySalts", "sqlite_sequence", "DataProtectionKeys"];

    private readonly LabApp _app = new()
    {
        Settings = { ["Demo:Ideas"] = "true", ["RateLimits:vote"] = "100000", ["RateLimits:submit"] = "100000", ["RateLimits:comment"] = "100000", ["RateLimits:sign-in"] = "100000", ["RateLimits:sign-up"] = "100000", ["RateLimits:mail"] = "100000" },
    };

    public async Task InitializeAsync()
    {
        _ = _app.Server;
        await FurtherContent.AddAsync(_app);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Another_persons_form_sent_as_a_plain_member_is_refused_and_changes_nothing()
    {
        // Demo people are on teams and asked for scorecards; this one is in nothing.
        await _app.JoinAsync("stranger@example.org");
        var stranger = _app.Visitor();
        await stranger.TrySignInAsync("stranger@example.org");
        Assert.True(await stranger.IsSignedInAsync());
        var token = ((IHtmlInputElement)(await stranger.OpenAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        var (faults, sent) = (new List<string>(), new HashSet<string>());
        foreach (var who in (string[])["customer", "customer2", "reviewer", "owner", "lead", "admin"])
        {
            var owner = await _app.SignedInAsync(who);
            foreach (var path in (await Route.AllAsync(_app)).Where(r => r.Readers.Contains(who) && r.Status == 200).Select(r => r.Path))
            {
                using var shown = await owner.Client.GetAsync(path);
                if (!shown.IsSuccessStatusCode) continue;
                foreach (var form in (await Visitor.ReadAsync(shown)).Forms.Where(f => f.Method == "post"))
                {
                    var own = form.GetAttribute("action") is { Length: > 0 } said ? said : path;
                    foreach (var action in form.QuerySelectorAll("button[formaction]").Select(button => button.GetAttribute("formaction")!).Prepend(own))
                    {
                        if (Everybodys.Contains(KindOf(action)) || !sent.Add($"{KindOf(action)}{action[action.Split('?')[0].Length..]}") && who is not ("customer" or "customer2")) continue;
                        var before = Content();
                        using var answer = await stranger.Client.PostAsync(action, new FormUrlEncodedContent(FieldsOf(form, token)));
                        var after = Content();
                        if (after != before) faults.Add($"{action} of {who} changed {Difference(before, after)}");
                        if ((int)answer.StatusCode is not (403 or 404)) faults.Add($"{action} of {who} answered {(int)answer.StatusCode} {answer.Headers.Location}");
                    }
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.InRange(sent.Count, 50, int.MaxValue);
        foreach (var kind in (string[])["/ideas/#/edit", "/ideas/#/comments/#/edit", "/ideas/#/comments/#/delete", "/proposals/#/edit", "/admin/people/#", "/review/#/status"]) Assert.Contains(sent, action => action.StartsWith(kind, StringComparison.Ordinal));
    }

    private static string KindOf(string action) =>
        string.Join('/', action.Split('?')[0].Split('#')[0].Split('/').Select((part, n) => part.Length > 0 && (char.IsAsciiDigit(part[0]) || n == 3 && action.StartsWith("/mail/", StringComparison.Ordinal) || n == 2 && action.StartsWith("/join/", StringComparison.Ordinal)) ? "#" : part));

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form, string token) =>
        form.Elements.OfType<IElement>().Where(field => field.GetAttribute("name") is { Length: > 0 } name && name != "__RequestVerificationToken").Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field switch
        {
            IHtmlInputElement { Type: "text" or "search", Value: "" } => "Taken over",
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value.Length == 0 ? "Taken over" : area.Value + " taken over",
            IHtmlSelectElement choice => choice.Value ?? "",
            IHtmlButtonElement button => button.Value,
            _ => "",
        })).Append(KeyValuePair.Create("__RequestVerificationToken", token));

    // Every row of every table, as one hash for each table.
    private SortedDictionary<string, string> Tables()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_app.DataFolder, "idealab.db")};Mode=ReadOnly");
        connection.Open();
        using var list = connection.CreateCommand();
        list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE '%Search%'";
        var names = new List<string>();
        using (var rows = list.ExecuteReader()) while (rows.Read()) names.Add(rows.GetString(0));
        var tables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names.Except(Traces))
        {
            using var all = connection.CreateCommand();
#pragma warning disable CA2100 // A name that the database has itself.
            all.CommandText = $"SELECT * FROM \"{name}\"";
#pragma warning restore CA2100
            using var rows = all.ExecuteReader();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            while (rows.Read())
                for (var n = 0; n < rows.FieldCount; n++) hash.AppendData(rows.GetValue(n) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes($"{rows.GetValue(n)}|"));
            tables[name] = Convert.ToHexString(hash.GetHashAndReset());
        }
        return tables;
    }

    private string Content() => string.Join('\n', Tables().Select(table => $"{table.Key} {table.Value}"));

    private static string Difference(string before, string after) => string.Join(", ", after.Split('\n').Except(before.Split('\n')).Select(line => line.Split(' ')[0]));
}
