using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IdeaLab.Web;
using IdeaLab.Web.Data;
using IdeaLab.Web.Jobs;
using IdeaLab.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdeaLab.Tests.Security;

public sealed class KeyTests : IAsyncLifetime
{
    private const string Password = "open sesame";

    private readonly LabApp _app = new();
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task The_key_of_a_new_lab_is_a_row_and_no_file()
    {
        Assert.Equal("what was said", await SealedAndOpenedAsync(_app));

        Assert.Contains("<masterKey", await _app.InDatabaseAsync(db => db.DataProtectionKeys.Select(k => k.Xml).SingleAsync()), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_app.DataFolder, "keys")));
    }

    [Fact]
    public async Task What_an_earlier_version_sealed_with_a_key_in_a_file_still_opens()
    {
        var was = SealedByAnEarlierVersion();

        Assert.Equal("what was said", Opened(_app, was));

        Assert.Equal(1, await _app.InDatabaseAsync(db => db.DataProtectionKeys.CountAsync()));
    }

    [Fact]
    public async Task Files_stay_for_nodes_of_the_earlier_version_until_two_days_later()
    {
        SealedByAnEarlierVersion();
        var keys = Path.Combine(_app.DataFolder, "keys");
        await TidyUpAsync();

        _app.Clock.Advance(TimeSpan.FromDays(1.9));
        await TidyUpAsync();
        Assert.Single(Directory.GetFiles(keys));

        _app.Clock.Advance(TimeSpan.FromDays(0.2));
        await TidyUpAsync();
        Assert.False(Directory.Exists(keys));
        Assert.Equal(1, await _app.InDatabaseAsync(db => db.DataProtectionKeys.CountAsync()));
    }

    [Fact]
    public async Task A_key_that_an_earlier_version_makes_meanwhile_is_taken_in_every_night()
    {
        await _app.InDatabaseAsync(_ => Task.FromResult(0));
        var was = SealedByAnEarlierVersion();

        await TidyUpAsync();

        Assert.Equal("what was said", Opened(_app, was));
    }

    [Fact]
    public async Task A_file_that_is_no_key_stays_and_the_others_are_taken_in()
    {
        var was = SealedByAnEarlierVersion();
        var broken = Path.Combine(_app.DataFolder, "keys", "key-broken.xml");
        await File.WriteAllTextAsync(broken, "<key");

        Assert.Equal("what was said", Opened(_app, was));
        _app.Clock.Advance(TimeSpan.FromDays(3));
        await TidyUpAsync();

        Assert.Equal([broken], Directory.GetFiles(Path.Combine(_app.DataFolder, "keys")));
    }

    [Fact]
    public async Task With_a_certificate_who_reads_the_row_cannot_use_it()
    {
        Certify(_app, Certificate("one"));

        Assert.Equal("what was said", await SealedAndOpenedAsync(_app));

        var xml = await _app.InDatabaseAsync(db => db.DataProtectionKeys.Select(k => k.Xml!).SingleAsync());
        Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal);
        Assert.Contains("encryptedSecret", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_certificate_before_the_old_one_opens_what_is_there()
    {
        var (one, two) = (Certificate("one"), Certificate("two"));
        Certify(_app, one);
        var was = Sealed(_app);

        await using var next = new LabApp();
        Certify(next, two, one);
        await BringKeysAsync(_app, next);
        Assert.Equal("what was said", Opened(next, was));

        await using var without = new LabApp();
        Certify(without, two);
        await BringKeysAsync(_app, without);
        Assert.ThrowsAny<CryptographicException>(() => Opened(without, was));
    }

    [Fact]
    public async Task Who_starts_without_the_certificates_makes_no_key_that_anybody_can_read()
    {
        Certify(_app, Certificate("one"));
        Sealed(_app);
        await using var db = EmptyDatabase.Open(Path.Combine(_app.DataFolder, "idealab.db"));

        var fault = await Assert.ThrowsAsync<SetupException>(() => db.RequireCertificatesAsync(new ConfigurationBuilder().Build(), default));

        Assert.Contains("Keys:Certificates names none", fault.Message, StringComparison.Ordinal);
        await db.RequireCertificatesAsync(_app.Services.GetRequiredService<IConfiguration>(), default);
    }

    [Theory]
    [InlineData("nowhere.pfx", Password)]
    [InlineData("lab.pfx", "not this one")]
    [InlineData("public.pfx", Password)]
    [InlineData("elliptic.pfx", Password)]
    public void A_certificate_that_cannot_be_used_ends_the_start_and_is_named(string name, string password)
    {
        Certificate("lab");
        using (var key = RSA.Create(2048))
        using (var certificate = new CertificateRequest("CN=public", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue))
        using (var open = X509CertificateLoader.LoadCertificate(certificate.Export(X509ContentType.Cert)))
            File.WriteAllBytes(_folder.File("public.pfx"), open.Export(X509ContentType.Pkcs12, Password)!);
        using (var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var elliptic = new CertificateRequest("CN=elliptic", curve, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue))
            File.WriteAllBytes(_folder.File("elliptic.pfx"), elliptic.Export(X509ContentType.Pkcs12, Password));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Certificates:0:File"] = _folder.File(name), ["Keys:Certificates:0:Password"] = password }).Build();

        var fault = Assert.Throws<SetupException>(() => new ServiceCollection().AddLabKeys(configuration));

        Assert.Contains($"Keys:Certificates:0:File is \"{_folder.File(name)}\"", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password, fault.Message, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private Task<int> TidyUpAsync() => _app.InDatabaseAsync(db => new TidyUpJob(db, _app.Services.GetRequiredService<DataDirectory>(), _app.Clock).RunAsync(default));

    // As they were made until keys were rows: by the same name of the application, into the same folder.
    private string SealedByAnEarlierVersion() =>
        DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(_app.DataFolder, "keys")), options => options.SetApplicationName("IdeaLab")).CreateProtector("test").Protect("what was said");

    private static Task<string> SealedAndOpenedAsync(LabApp app) => Task.FromResult(Opened(app, Sealed(app)));

    private static string Sealed(LabApp app) => app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("what was said");

    private static string Opened(LabApp app, string what) => app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(what);

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        File.WriteAllBytes(_folder.File($"{name}.pfx"), certificate.Export(X509ContentType.Pkcs12, Password));
        return _folder.File($"{name}.pfx");
    }

    private static void Certify(LabApp app, params string[] files)
    {
        foreach (var (n, file) in files.Index())
        {
            app.Settings[$"Keys:Certificates:{n}:File"] = file;
            app.Settings[$"Keys:Certificates:{n}:Password"] = Password;
        }
    }

    // Before the other has read its own.
    private static async Task BringKeysAsync(LabApp from, LabApp to)
    {
        var keys = await from.InDatabaseAsync(db => db.DataProtectionKeys.AsNoTracking().ToListAsync());
        await using var db = EmptyDatabase.Open(Path.Combine(to.DataFolder, "idealab.db"));
        db.AddRange(keys.Select(k => new DataProtectionKey { FriendlyName = k.FriendlyName, Xml = k.Xml }));
        await db.SaveChangesAsync();
    }
}
