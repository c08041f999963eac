using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.WebUtilities;

namespace IdeaLab.Tests.Security.SingleSignOn;

/// <summary>Somebody who goes to the provider and comes back, without opening its pages.</summary>
public static class SignOnVisits
{
    /// <summary>Presses the button of the sign-in page.</summary>
    /// <returns>What the provider is asked.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> SetOutAsync(this Visitor visitor, string page = "/account/sign-in", string action = "/account/sign-on/acme")
    {
        using var answer = await visitor.SendAsync(page, action);
        var address = new Uri(answer.Headers.GetValues("Refresh").Single()["0;url=".Length..]);
        return QueryHelpers.ParseQuery(address.Query).ToDictionary(part => part.Key, part => part.Value.ToString());
    }

    /// <summary>Comes back with what the provider gives, and goes on to the page one lands on.</summary>
    public static async Task<IHtmlDocument> ComeBackAsync(this Visitor visitor, string state, string further = "&code=a-code") =>
        await visitor.OpenAsync($"/signin/acme?state={Uri.EscapeDataString(state)}{further}");

    public static async Task<IHtmlDocument> SignOnAsync(this Visitor visitor, FakeProvider provider, LabApp app, string page = "/account/sign-in", string action = "/account/sign-on/acme")
    {
        var asked = await visitor.SetOutAsync(page, action);
        (provider.Nonce, provider.Now) = (asked["nonce"], app.Clock.GetUtcNow());
        return await visitor.ComeBackAsync(asked["state"]);
    }
}
