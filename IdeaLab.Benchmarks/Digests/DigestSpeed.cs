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
/// <param name="QueriesOfFew">Queries that each digest costs more, as one goes from a tenth of the recipients to three tenths.</param>
/// <param name="Queries">The same from three tenths to the rest.</param>
/// <param name="SharedQueries">Queries of a run that do not depend on how many recipients there are.</param>
/// <param name="BytesOfMail">Of a mail's HTML, on average.</param>
/// <param name="LinesOfDigest">On average.</param>
/// <param name="PeakMb">While composing and delivering.</param>
internal sealed record DigestSpeed(double Composed, double Delivered, double Bare, double QueriesOfFew, double Queries, double SharedQueries, double BytesOfMail, double LinesOfDigest, double PeakMb)
{
    public double Ratio => Delivered / Bare;

    /// <exception cref="InvalidOperationException">Somebody was not written to exactly once.</exception>
    public static async Task<DigestSpeed> MeasureAsync(DigestLab lab, DigestSize size, TextWriter output, CancellationToken ct)
    {
        await output.WriteLineAsync("Composing");
        var (joined, peak, runs) = (0, 0.0, new List<(int Digests, double Seconds, long Queries)>());
        foreach (var digests in size.Parts)
        {
            await lab.JoinAsync(joined, joined += digests, ct);
            // Those who join are not what is measured.
            PeakMemory.Forget();
            runs.Add(await ComposeAsync(lab, digests, ct));
            peak = Math.Max(peak, PeakMemory.Mb());
        }
        var (few, more) = (Slope(runs[0], runs[1]), Slope(runs[1], runs[2]));

        await output.WriteLineAsync("Delivering");
        PeakMemory.Forget();
        var (bare, delivered) = (0.0, 0.0);
        for (var block = 0; block < size.Blocks; block++)
        {
            bare += await SendBareAsync(lab, isFirst: block == 0, ct);
            delivered += await Seconds.OfAsync(() => lab.RunAsync<SendMailJob>(ct));
        }
        await CheckAsync(lab, size, ct);
        peak = Math.Max(peak, PeakMemory.Mb());

        var bytes = await lab.InDatabaseAsync(db => db.Set<MailBody>().AverageAsync(b => b.Html.Length, ct));
        var lines = await lab.InDatabaseAsync(async db => (await db.Set<DigestContent>().OrderBy(c => c.EntryId).Take(100).Select(c => c.Json).ToListAsync(ct)).Average(c => c.Split("\"IdeaId\"").Length - 1));
        return new DigestSpeed(runs[^1].Digests / runs[^1].Seconds, size.Recipients / delivered, size.Recipients / bare, few, more, runs[^1].Queries - more * runs[^1].Digests, bytes, lines, peak);

        static double Slope((int Digests, double Seconds, long Queries) fewer, (int Digests, double Seconds, long Queries) more) => (double)(more.Queries - fewer.Queries) / (more.Digests - fewer.Digests);
    }

    private static async Task<(int Digests, double Seconds, long Queries)> ComposeAsync(DigestLab lab, int digests, CancellationToken ct)
    {
        var (before, composed) = (lab.Queries, 0);
        var seconds = await Seconds.OfAsync(async () => composed = await lab.RunAsync<SendDigestsJob>(ct));
        return composed == digests ? (digests, seconds, lab.Queries - before) : throw new InvalidOperationException($"{composed} of {digests} digests were written.");
    }

    // The others' turn comes later.
    private static async Task<List<OutgoingMail>> QueueAsync(DigestLab lab, bool isFirst, CancellationToken ct)
    {
        var later = DateTime.MaxValue;
        return await lab.InDatabaseAsync(async db =>
        {
            if (isFirst) await db.Mails.ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, later), ct);
            var ids = await db.Mails.Where(m => m.State == MailState.Queued).OrderBy(m => m.Id).Take(DigestSize.Block).Select(m => m.Id).ToListAsync(ct);
            var (first, last) = (ids[0], ids[^1]);
            await db.Mails.Where(m => m.Id >= first && m.Id <= last).ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, m => m.CreatedAt), ct);
            return await db.Mails.AsNoTracking().Where(m => m.Id >= first && m.Id <= last).ToListAsync(ct);
        });
    }

    private static async Task<double> SendBareAsync(DigestLab lab, bool isFirst, CancellationToken ct)
    {
        await using var sink = new SmtpSink();
        var ready = (await QueueAsync(lab, isFirst, ct)).ConvertAll(Ready);
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
        message.AlternateViews.Add(Part(mail.TextBody, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(mail.HtmlBody, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView Part(string body, string mediaType)
    {
        var part = AlternateView.CreateAlternateViewFromString(body, Encoding.UTF8, mediaType);
        part.TransferEncoding = TransferEncoding.QuotedPrintable;
        return part;
    }

    private static async Task CheckAsync(DigestLab lab, DigestSize size, CancellationToken ct)
    {
        var sent = await lab.InDatabaseAsync(db => db.Digests.CountAsync(d => d.State == DigestState.Sent, ct));
        if (sent != size.Recipients || lab.Sink.Taken.Count != size.Recipients || lab.Sink.Taken.Values.Any(times => times != 1))
            throw new InvalidOperationException($"{size.Recipients} recipients, {sent} digests sent, {lab.Sink.Taken.Count} mails arrived, {lab.Sink.Taken.Values.Count(times => times != 1)} of them not once.");
    }
}
