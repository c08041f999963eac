using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Promises;
using IdeaLab.Web.Data;
using IdeaLab.Web.Data.Queries;
using IdeaLab.Web.Localization;
using IdeaLab.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Admin;

/// <summary>The days no promise counts. What was promised before stands.</summary>
public sealed class HolidaysModel(IdeaLabDb db, Frame frame, TimeProvider clock, IStringLocalizer<Text> text) : PageModel, IShowsForm
{
    private const int YearsAhead = 10;

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Holiday> Holidays { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var thisYear = LocalDay.Of(clock.GetUtcNow().UtcDateTime, await frame.LabZoneAsync(ct)).Year;
        if (Form.Day is { } day && (day.Year < thisYear || day.Year > thisYear + YearsAhead)) ModelState.AddModelError("Form.Day", text["Rule.HolidayDay", thisYear + YearsAhead]);
        if (!ModelState.IsValid) return await ShowAsync(ct);

        // A day added twice takes the newer name.
        await db.InOneGoAsync(async () =>
        {
            if (await db.Holidays.SingleOrDefaultAsync(h => h.Day == Form.Day, ct) is { } before) db.Remove(before);
            await db.SaveChangesAsync(ct);
            db.Add(new Holiday(Form.Day!.Value, Form.Name));
            return true;
        }, ct);

        this.SayDone(text["Admin.Holidays.Added"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(DateOnly day, CancellationToken ct)
    {
        if (await db.Holidays.SingleOrDefaultAsync(h => h.Day == day, ct) is { } holiday) db.Remove(holiday);
        await db.SaveChangesAsync(ct);
        this.SayDone(text["Admin.Holidays.Removed"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Holidays = await db.Holidays.AsNoTracking().OrderBy(h => h.Day).ToListAsync(ct);
        return Page();
    }

    public sealed class Input
    {
        [Display(Name = "Admin.Holidays.Day")]
        [Required(ErrorMessage = "Form.Required")]
        public DateOnly? Day { get; set; }

        [Display(Name = "Admin.Holidays.Name")]
        [Required(ErrorMessage = "Form.Required"), StringLength(Holiday.NameMaxLength, ErrorMessage = "Form.TooLong")]
        public string Name { get; set; } = "";
    }
}
