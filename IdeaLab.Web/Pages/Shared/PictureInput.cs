using System.ComponentModel.DataAnnotations;
using IdeaLab.Domain;
using IdeaLab.Domain.Pictures;
using IdeaLab.Web.Localization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IdeaLab.Web.Pages.Shared;

/// <summary>A picture as a form sends it, in a form of <c>multipart/form-data</c> on a page that <see cref="TakesPicturesAttribute"/>. Its fields are <c>_PictureField</c>.</summary>
public sealed class PictureInput
{
    [Display(Name = "Picture.File")]
    public IFormFile? File { get; set; }

    [Display(Name = "Picture.Alternative")]
    [StringLength(Picture.AlternativeMaxLength, ErrorMessage = "Form.TooLong")]
    public string? Alternative { get; set; }
}

public static class PictureForms
{
    /// <summary>What was sent as a picture, with all that is wrong about it said beside its fields.</summary>
    /// <param name="field">The name of the input in the form, such as "Form.Picture".</param>
    /// <returns>Null when no file was chosen, or when something is wrong.</returns>
    public static async Task<PictureFile?> ReadPictureAsync(this PageModel page, PictureInput input, string field, IStringLocalizer<Text> text, CancellationToken ct)
    {
        if (input.File is not { Length: > 0 } sent) return null;
        if (string.IsNullOrWhiteSpace(input.Alternative)) Refuse($"{field}.{nameof(input.Alternative)}", new("Rule.PictureAlternative", Picture.AlternativeMaxLength));
        try
        {
            // One byte more than allowed is enough to know.
            var bytes = new byte[Math.Min(sent.Length, Picture.SizeMax + 1)];
            await using var stream = sent.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, ct);
            var file = PictureFile.Read(bytes);
            return page.ModelState.IsValid ? file : null;
        }
        catch (RuleViolation rule)
        {
            Refuse($"{field}.{nameof(input.File)}", rule);
            return null;
        }

        void Refuse(string name, RuleViolation rule) => page.ModelState.AddModelError(name, text[rule.Message, [.. rule.Values]]);
    }
}
