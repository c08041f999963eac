using System.Text;

namespace IdeaLab.Tests.Security;

/// <summary>The answers of passkeys are the one kind of JSON that the site reads from outside.</summary>
public sealed class DeepJsonTests : IAsyncLifetime
{
    private const int Deep = 10_000;

    private readonly LabApp _app = new();

    public static TheoryData<string> Texts() =>
    [
        new string('[', Deep) + new string(']', Deep),
        string.Concat(Enumerable.Repeat("{\"id\":", Deep)) + "1" + new string('}', Deep),
        Credential(string.Concat(Enumerable.Repeat("{\"clientDataJSON\":", Deep)) + "1" + new string('}', Deep)),
        Credential($"{{\"clientDataJSON\":\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('[', Deep)))}\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"attestationObject\":\"{Convert.ToBase64String([.. Enumerable.Repeat((byte)0x81, Deep)])}\"}}"),
        new string('[', Deep),
        "{\"id\":" + new string('9', Deep) + "}",
        "null",
        "\u0000",
        "{\"id\":\"\\ud800\"}",
    ];

    // By the page in a sentence, or before it as what no form can be.
    private static async Task AssertRefusedAsync(HttpResponseMessage answer)
    {
        var page = await Visitor.ReadAsync(answer);
        Assert.True((int)answer.StatusCode is 200 && page.QuerySelector(".error-summary li") is not null || (int)answer.StatusCode is 400 && page.QuerySelector("h1") is not null, $"{answer.StatusCode} {page.Body!.TextContent}");
    }

    private static string Credential(string response) => "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":" + response + "}";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task What_is_no_passkey_is_refused_in_a_sentence(string credential)
    {
        using var refused = await _app.Visitor().SendAsync("/account/sign-in", "/account/sign-in?handler=Passkey", ("credential", credential));
        await AssertRefusedAsync(refused);

        var member = await _app.SignedInAsync("customer2");
        var opened = await member.OpenAsync("/account/security");
        var form = opened.Forms.Single(f => f.QuerySelector("input[name=credential]") is not null);
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(field => field.GetAttribute("name")!, field => field.GetAttribute("value") ?? "");
        (fields["credential"], fields["Form.Name"]) = (credential, "My key");
        using var answer = await member.Client.PostAsync(form.GetAttribute("action") ?? "/account/security", new FormUrlEncodedContent(fields));
        await AssertRefusedAsync(answer);
    }

    [Fact]
    public async Task Names_of_fields_that_nest_ten_thousand_deep_break_nothing()
    {
        var member = await _app.SignedInAsync("customer2");
        var name = "Input" + string.Concat(Enumerable.Repeat("[0]", 600)) + string.Concat(Enumerable.Repeat(".Title", 200));
        using var answer = await member.SendAsync("/ideas/new", "/ideas/new", (name, "x"), (new string('[', 1500), "x"), ("Input.Seen" + string.Concat(Enumerable.Repeat("[0]", 500)), "1"));
        Assert.InRange((int)answer.StatusCode, 200, 499);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("application/csp-report")]
    public async Task No_page_reads_a_body_of_json(string type)
    {
        var member = await _app.SignedInAsync("customer2");
        foreach (var path in (string[])["/", "/ideas/new", "/ideas/seen", "/account/sign-in", "/mail/unsubscribe/x"])
        {
            using var body = new StringContent(new string('[', Deep), Encoding.UTF8, type);
            using var answer = await member.Client.PostAsync(path, body);
            Assert.InRange((int)answer.StatusCode, 200, 499);
        }
    }
}
