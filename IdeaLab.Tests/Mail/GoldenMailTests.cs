using System.Text;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Mail;

namespace IdeaLab.Tests.Mail;

/// <summary>Every mail, whole, in both languages, beside what it was when somebody last read it. REWRITE_GOLDEN=1 writes them anew, to be read in the diff.</summary>
public sealed class GoldenMailTests
{
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("REWRITE_GOLDEN") is { Length: > 0 };
    private static readonly string Folder = Repository.PathOf("IdeaLab.Tests", "Mail", "Golden");

    public static TheoryData<string, string> Mails
    {
        get
        {
            var mails = new TheoryData<string, string>();
            foreach (var name in SampleMails.All.Keys)
                foreach (var language in (string[])["en", "es"]) mails.Add(name, language);
            return mails;
        }
    }

    [Theory, MemberData(nameof(Mails))]
    public async Task A_mail_reads_as_it_did(string name, string language)
    {
        var mail = await MailDesk.WriteAsync(SampleMails.All[name], SampleMails.ReaderOf(language));

        await CompareAsync($"{name}.{language}.txt", $"{mail.Subject}\n\n{mail.TextBody}\n");
        await CompareAsync($"{name}.{language}.html", mail.HtmlBody + "\n");
    }

    [Fact]
    public void Every_mail_has_a_sample()
    {
        var samples = SampleMails.All.Values.ToList();
        var types = typeof(MailContent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(MailContent)) && !type.IsAbstract);

        Assert.Empty(types.Except(samples.Select(mail => mail.GetType())));
        Assert.Empty(Enum.GetValues<MailKind>().Except(samples.Select(mail => mail.Kind)));
    }

    [Fact]
    public void Every_reason_is_in_the_sample_of_a_digest()
    {
        var reasons = SampleDigest.OfEachReason.Sections.SelectMany(section => section.Lines).Select(line => line.Reason.GetType());

        Assert.Empty(typeof(DigestReason).GetNestedTypes().Except(reasons));
        Assert.Empty(Enum.GetValues<DigestPart>().Except(SampleDigest.OfEachReason.Sections.Select(section => section.Part)));
    }

    [Fact]
    public void No_golden_file_is_left_over()
    {
        var known = Mails.SelectMany(mail => (string[])[$"{mail[0]}.{mail[1]}.txt", $"{mail[0]}.{mail[1]}.html"]);

        Assert.Empty(Directory.GetFiles(Folder).Select(Path.GetFileName).Except(known));
    }

    private static async Task CompareAsync(string file, string written)
    {
        var path = Path.Combine(Folder, file);
        if (Rewrites) await File.WriteAllTextAsync(path, written, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        Assert.True(File.Exists(path), $"{file} is not there yet: run with REWRITE_GOLDEN=1 and read it.");
        Assert.Equal(await File.ReadAllTextAsync(path), written);
    }
}
