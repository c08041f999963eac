namespace IdeaLab.Web.Security;

/// <summary>What people write in the lab's forms, as a request brings it: titles, texts and reasons, never what is secret or hidden.</summary>
public static class TypedTexts
{
    private static readonly string[] Fields = ["Input.Title", "Input.Body", "Input.Reason", "Form.Problem", "Form.Beneficiaries", "Form.Solution"];

    public static IEnumerable<string> Of(HttpRequest request) => request.HasFormContentType
        ? Fields.Select(field => request.Form[field].ToString()).Where(text => !string.IsNullOrWhiteSpace(text))
        : [];
}
