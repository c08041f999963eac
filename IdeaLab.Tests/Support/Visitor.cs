using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace IdeaLab.Tests.Support;

/// <summary>Somebody who opens pages and sends the forms found on them, as a browser without scripts does.</summary>
public sealed class Visitor(HttpClient client)
{
    public HttpClient Client { get; } = client;

    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        using var response = await FollowAsync(await Client.GetAsync(path));
        Assert.True(response.IsSuccessStatusCode, $"GET {path} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return await ReadAsync(response);
    }

    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>Opens <paramref name="page"/>, finds the form, or the button, that posts to <paramref name="action"/> (a path, with or without query), fills it and sends it.</summary>
    /// <returns>The raw answer; redirects are not followed.</returns>
    public async Task<HttpResponseMessage> SendAsync(string page, string action, params (string Name, string Value)[] values)
    {
        var document = await OpenAsync(page);
        var forms = document.Forms.Where(f => f.Method == "post").ToList();
        var form = forms.Find(f => ActionOf(f, page) == action) ?? forms.Find(f => ActionOf(f, page).Split('?')[0] == action);
        var button = form is null ? document.QuerySelector($"button[formaction='{action}']") : null;
        form ??= button?.Closest("form") as IHtmlFormElement;
        Assert.True(form is not null, $"{page} has no form for {action}; it has {string.Join(", ", forms.Select(f => ActionOf(f, page)))}");

        return await SendAsync(form, button?.GetAttribute("formaction") ?? ActionOf(form, page), values);
    }

    /// <summary>Sends a form as it was shown, with these values instead of its own.</summary>
    public async Task<HttpResponseMessage> SendAsync(IHtmlFormElement form, string action, params (string Name, string Value)[] values)
    {
        var fields = form.Elements.OfType<IHtmlElement>().SelectMany(Successful).ToList();
        foreach (var name in values.Select(v => v.Name).Distinct()) fields.RemoveAll(f => f.Key == name);
        fields.AddRange(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        return await Client.PostAsync(action, new FormUrlEncodedContent(fields));
    }

    /// <summary>Sends a form and opens the page one lands on; a redirect counts as success, a page shown again does too (it carries the errors).</summary>
    public async Task<IHtmlDocument> PostAsync(string page, string action, params (string Name, string Value)[] values)
    {
        using var response = await FollowAsync(await SendAsync(page, action, values));
        Assert.True((int)response.StatusCode < 500 && response.StatusCode is not HttpStatusCode.BadRequest, $"POST {action} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return await ReadAsync(response);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!;
        var context = BrowsingContext.New(Configuration.Default);
        return (IHtmlDocument)await context.OpenAsync(request => request.Content(html).Address(address.ToString()));
    }

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && hops < 5; hops++)
            response = await Client.GetAsync(response.Headers.Location);
        return response;
    }

    private static string ActionOf(IHtmlFormElement form, string page) =>
        form.GetAttribute("action") is { Length: > 0 } action ? action : page;

    private static IEnumerable<KeyValuePair<string, string>> Successful(IHtmlElement field) => field switch
    {
        IHtmlInputElement { Name.Length: > 0, IsDisabled: false } input when input.Type is not ("submit" or "button" or "image" or "file") && (input.Type is not ("checkbox" or "radio") || input.IsChecked)
            => [KeyValuePair.Create(input.Name, input.Value)],
        IHtmlTextAreaElement { Name.Length: > 0, IsDisabled: false } area => [KeyValuePair.Create(area.Name, area.Value)],
        IHtmlSelectElement { Name.Length: > 0, IsDisabled: false } select => select.SelectedOptions.Select(o => KeyValuePair.Create(select.Name, o.Value)),
        _ => [],
    };
}
