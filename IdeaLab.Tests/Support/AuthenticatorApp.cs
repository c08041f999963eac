using IdeaLab.Domain.SignIns;

namespace IdeaLab.Tests.Support;

/// <summary>Somebody's authenticator app, which holds what the page showed, and the codes they wrote down.</summary>
public sealed class AuthenticatorApp(LabApp lab, byte[] secret, IReadOnlyList<string> recoveryCodes)
{
    public const string SetUpPage = "/account/security/authenticator";

    /// <summary>As one types it.</summary>
    public string Secret => TimeCode.Spelled(secret);

    public IReadOnlyList<string> RecoveryCodes { get; } = recoveryCodes;

    /// <summary>What it shows at the lab's time, or so many seconds later.</summary>
    public string Code(int seconds = 0) => TimeCode.Of(secret, TimeCode.StepAt(lab.Clock.Now.AddSeconds(seconds)));

    /// <summary>Sets one up as its owner does: types the key off the page, and the first code.</summary>
    public static async Task<AuthenticatorApp> SetUpAsync(LabApp lab, Visitor owner)
    {
        var page = await owner.OpenAsync(SetUpPage);
        var secret = SecretOf(page.QuerySelector(".secret")!.TextContent);
        var offer = page.QuerySelector("[name='Form.Offer']")!.GetAttribute("value")!;
        var done = await owner.PostAsync(SetUpPage, SetUpPage, ("Form.Offer", offer), ("Form.Code", TimeCode.Of(secret, TimeCode.StepAt(lab.Clock.Now))));
        return new(lab, secret, [.. done.QuerySelectorAll(".recovery-codes li").Select(code => code.TextContent.Trim())]);
    }

    /// <summary>RFC 4648, section 6, read back.</summary>
    public static byte[] SecretOf(string spelled)
    {
        var bits = string.Concat(spelled.Where(char.IsAsciiLetterOrDigit).Select(sign => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(sign), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
