using IdeaLab.Domain;
using IdeaLab.Web.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages;

/// <summary>A page with a form, which can show itself again with what was typed and the errors in ModelState.</summary>
public interface IShowsForm
{
    Task<IActionResult> ShowAsync(CancellationToken ct);
}

/// <summary>Turns a broken rule into a message: at the form where the page has one, else as a notice on the page one came from.</summary>
public sealed class RuleViolationFilter(IStringLocalizer<Text> text, ITempDataDictionaryFactory notices) : IAsyncPageFilter
{
    public const string NoticeKey = "Notice";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is not RuleViolation rule || done.ExceptionHandled) return;

        done.ExceptionHandled = true;
        string sentence = text[rule.Message, [.. rule.Values]];
        var http = context.HttpContext;
        if (context.HandlerInstance is IShowsForm form)
        {
            ((PageModel)form).ModelState.AddModelError("", sentence);
            done.Result = await form.ShowAsync(http.RequestAborted);
        }
        else
        {
            notices.GetTempData(http)[NoticeKey] = sentence;
            var back = Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == http.Request.Host.Value ? from.PathAndQuery : "/";
            if (http.Request.Headers.ContainsKey("HX-Request"))
            {
                http.Response.Headers["HX-Redirect"] = back;
                done.Result = new StatusCodeResult(StatusCodes.Status204NoContent);
            }
            else
            {
                done.Result = new LocalRedirectResult(back);
            }
        }
    }
}
