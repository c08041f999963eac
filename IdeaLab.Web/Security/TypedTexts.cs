namespace IdeaLab.Web.Security;

/// <summary>What people write in the lab's forms, as a request brings it: titles, texts and reasons, never what is secret or hidden.</summary>
public static class TypedTexts
{
    private static readonly string[] Forms = ["Input.", "Form."];

    public static IEnumerable<string> Of(HttpRequest request) =>
        FormOf(request).Where(field => IsTyped(field.Key)).SelectMany(field => field.Value).OfType<string>().Where(IsProse);

    private static bool IsTyped(string name) => Array.Exists(Forms, form => name.StartsWith(form, StringComparison.Ordinal)) && !name.Contains("Password", StringComparison.Ordinal);

    // Between words there is space; in keys, numbers, choices, addresses and codes there is none.
    private static bool IsProse(string text) => text.Trim().Any(char.IsWhiteSpace);

    private static IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> FormOf(HttpRequest request)
    {
        if (!request.HasFormContentType) return [];
        try
        {
            return request.Form;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Too large or no form at all, for which it was refused.
            return [];
        }
    }
}
