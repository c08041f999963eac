using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using IdeaLab.Benchmarks.Ranking;
using IdeaLab.Domain.Digests;
using IdeaLab.Domain.Mail;
using IdeaLab.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdeaLab.Benchmarks.Digests;

/// <summary>What a Monday costs: writing all digests, and handing them to a server.</summary>
/// <param name="Composed">Digests a second.</param>
/// <param name="Delivered">Mails a second, by the job.</param>
/// <param name="Bare">Mails a second, by a loop that sends what is ready.</param>
/// <param name="QueriesOfFirst">Queries for each digest, among a tenth of the recipients.</param>
/// <param name="Queries">Queries for each digest, among the rest.</param>
/// <param name="BytesOfMail">Of a mail's HTML, on average.</param>
/// <param name="LinesOfDigest">On average.</param>
/// <param name="PeakMb">While composing and delivering.</param>
internal sealed record DigestSpeed(double Composed, double Delivered, double Bare, double QueriesOfFirst, double Queries, double BytesOfMail, double LinesOfDigest, double PeakMb)
{
    public double Ratio => Delivered / Bare;

    /// <exception cref="InvalidOperationException">Somebody was not written to exactly once.</exception>
    public static async Task<DigestSpeed> MeasureAsync(DigestLab lab, DigestSize size, TextWriter output, CancellationToken ct)
    {
        await output.WriteLineAsync("Composing");
        await lab.JoinAsync(0, size.First, ct);
        PeakMemory.Forget();
        await output.WriteLineAsync($"DEBUG {PeakMemory.Mb()}");
        var (_, first) = await ComposeAsync(lab, size.First, ct);
        await lab.JoinAsync(size.First, size.Recipients, ct);
        var (seconds, queries) = await ComposeAsync(lab, size.Recipients - size.First, ct);

        await output.WriteLineAsync("Delivering");
        var (bare, delivered) = (0.0, 0.0);
        for (var block = 0; block < size.Blocks; block++)
        {
            var mails = await QueueAsync(lab, block, size, ct);
            bare += await SendBareAsync(mails, ct);
            delivered += await Seconds.OfAsync(() => lab.RunAsync<SendMailJob>(ct));
        }
        await CheckAsync(lab, size, ct);
        var peak = PeakMemory.Mb();

        var bytes = await lab.InDatabaseAsync(db => db.Mails.AverageAsync(m => m.HtmlBody.Length, ct));
        var lines = await lab.InDatabaseAsync(async db => (await db.Digests.OrderBy(d => d.Id).Take(100).Select(d => d.Content!).ToListAsync(ct)).Average(c => c.Split("\"IdeaId\"").Length - 1));
        return new DigestSpeed((size.Recipients - size.First) / seconds, size.Recipients / delivered, size.Recipients / bare, first, queries, bytes, lines, peak);
    }

    private static async Task<(double Seconds, double Queries)> ComposeAsync(DigestLab lab, int recipients, CancellationToken ct)
    {
        var (before, composed) = (lab.Queries, 0);
        var seconds = await Seconds.OfAsync(async () => composed = await lab.RunAsync<SendDigestsJob>(ct));
        return composed == recipients ? (seconds, (double)(lab.Queries - before) / recipients) : throw new InvalidOperationException($"{composed} of {recipients} digests were written.");
    }

    // The others' turn comes later.
    private static async Task<List<OutgoingMail>> QueueAsync(DigestLab lab, int block, DigestSize size, CancellationToken ct)
    {
        var later = DateTime.MaxValue;
        return await lab.InDatabaseAsync(async db =>
        {
            if (block == 0) await db.Mails.ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, later), ct);
            var ids = await db.Mails.Where(m => m.State == MailState.Queued).OrderBy(m => m.Id).Take(size.Recipients / size.Blocks + 1).Select(m => m.Id).ToListAsync(ct);
            var (first, last) = (ids[0], ids[^1]);
            await db.Mails.Where(m => m.Id >= first && m.Id <= last).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, m => m.CreatedAt), ct);
            return await db.Mails.AsNoTracking().Where(m => m.Id >= first && m.Id <= last).ToListAsync(ct);
        });
    }

    private static async Task<double> SendBareAsync(List<OutgoingMail> mails, CancellationToken ct)
    {
        await using var sink = new SmtpSink();
        var ready = mails.ConvertAll(Ready);
        using var client = new SmtpClient("127.0.0.1", sink.Port);
        var seconds = await Seconds.OfAsync(async () =>
        {
            foreach (var message in ready) await client.SendMailAsync(message, ct);
        });
        ready.ForEach(message => message.Dispose());
        return seconds;
    }

    private static MailMessage Ready(OutgoingMail mail)
    {
        var message = new MailMessage("ideas@example.org", mail.Address, mail.Subject, null);
        message.Headers.Add("Message-ID", mail.MessageId);
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.TextBody, Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.HtmlBody, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }

    private static async Task CheckAsync(DigestLab lab, DigestSize size, CancellationToken ct)
    {
        var sent = await lab.InDatabaseAsync(db => db.Digests.CountAsync(d => d.State == DigestState.Sent, ct));
        if (sent != size.Recipients || lab.Sink.Taken.Count != size.Recipients || lab.Sink.Taken.Values.Any(times => times != 1))
            throw new InvalidOperationException($"{size.Recipients} recipients, {sent} digests sent, {lab.Sink.Taken.Count} mails arrived, {lab.Sink.Taken.Values.Count(times => times != 1)} of them not once.");
    }
}
