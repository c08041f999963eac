using IdeaLab.Domain.Mail;
using IdeaLab.Web.Mail.Delivery;
using IdeaLab.Web.Mail.SignInCode;

namespace IdeaLab.Tests.Mail;

public sealed class MailFolderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_mail_is_one_file_any_mail_program_opens()
    {
        var mail = await MailDesk.WriteAsync(new SignInCodeMail("042137", 10));
        await new MailFolder(_folder.Path, MailDesk.Settings).SendAsync(mail, "IdeaLab", default);

        var received = ReceivedMail.Read(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder.Path, "*.eml"))), "folder");
        Assert.Equal("Tu código para entrar en IdeaLab", received.Subject);
        Assert.Equal(["text/plain", "text/html"], received.Parts.Select(part => part.MediaType));
        Assert.Contains("    042137", received.Parts[0].Text);
        Assert.Equal(mail.MessageId, received["Message-ID"]);
    }

    [Theory]
    [InlineData(null, "Riverside Labs"), InlineData("", "Riverside Labs"), InlineData("Ideas of Riverside", "Ideas of Riverside")]
    public async Task It_comes_from_the_lab_unless_settings_name_another(string? setting, string sender)
    {
        var mail = await MailDesk.WriteAsync(new SignInCodeMail("042137", 10));
        await new MailFolder(_folder.Path, MailDesk.Settings with { FromName = setting }).SendAsync(mail, "Riverside Labs", default);

        var received = ReceivedMail.Read(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(_folder.Path, "*.eml"))), "folder");
        Assert.Equal($"\"{sender}\" <ideas@example.org>", received["From"]);
    }

    [Fact]
    public async Task The_same_mail_again_is_the_same_file()
    {
        var mail = await MailDesk.WriteAsync(new SignInCodeMail("042137", 10));
        var transport = new MailFolder(_folder.Path, MailDesk.Settings);
        await transport.SendAsync(mail, "IdeaLab", default);
        await transport.SendAsync(mail, "IdeaLab", default);

        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_everything()
    {
        var file = _folder.File("file");
        await File.WriteAllTextAsync(file, "");
        var mail = await MailDesk.WriteAsync(new SignInCodeMail("042137", 10));

        var fault = await Assert.ThrowsAsync<MailFaultException>(() => new MailFolder(file, MailDesk.Settings).SendAsync(mail, "IdeaLab", default));

        Assert.Equal(MailFault.FolderNotWritable, fault.Fault);
    }
}
