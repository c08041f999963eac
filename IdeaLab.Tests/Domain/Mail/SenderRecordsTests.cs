using IdeaLab.Domain.Mail;

namespace IdeaLab.Tests.Domain.Mail;

public sealed class SenderRecordsTests
{
    [Theory]
    [InlineData(RecordFinding.Missing)]
    [InlineData(RecordFinding.Missing, "google-site-verification=x", "v=spf10 include:x", "spf1 -all")]
    [InlineData(RecordFinding.Sound, "google-site-verification=x", "v=spf1 include:_spf.example.org -all")]
    [InlineData(RecordFinding.Sound, "V=SPF1 mx ~all")]
    [InlineData(RecordFinding.Sound, "v=spf1")]
    [InlineData(RecordFinding.Several, "v=spf1 mx -all", "v=spf1 a -all")]
    [InlineData(RecordFinding.Wrong, "v=spf1 mx +all")]
    [InlineData(RecordFinding.Wrong, "v=spf1 mx all")]
    public void Spf_is_one_record_that_does_not_let_everybody_send(RecordFinding expected, params string[] texts) => Assert.Equal(expected, SenderRecords.Spf(texts));

    [Theory]
    [InlineData(RecordFinding.Missing)]
    [InlineData(RecordFinding.Missing, "p=none; v=DMARC1", "v=DMARC2; p=none")]
    [InlineData(RecordFinding.Sound, "v=DMARC1; p=none; rua=mailto:dmarc@example.org")]
    [InlineData(RecordFinding.Sound, "v = DMARC1 ;p=reject")]
    [InlineData(RecordFinding.Several, "v=DMARC1; p=none", "v=DMARC1; p=reject")]
    [InlineData(RecordFinding.Wrong, "v=DMARC1")]
    [InlineData(RecordFinding.Wrong, "v=DMARC1; p=all")]
    public void Dmarc_is_one_record_with_a_policy(RecordFinding expected, params string[] texts) => Assert.Equal(expected, SenderRecords.Dmarc(texts));

    [Theory]
    [InlineData(RecordFinding.Missing)]
    [InlineData(RecordFinding.Missing, "something else")]
    [InlineData(RecordFinding.Sound, "v=DKIM1; k=rsa; p=MIIBIjAN")]
    [InlineData(RecordFinding.Sound, "k=ed25519; p=11qYAYKxCrfVS")]
    [InlineData(RecordFinding.Several, "v=DKIM1; p=a", "v=DKIM1; p=b")]
    [InlineData(RecordFinding.Wrong, "v=DKIM1; p=")]
    [InlineData(RecordFinding.Wrong, "v=DKIM1; k=rsa")]
    [InlineData(RecordFinding.Wrong, "v=DKIM2; p=a")]
    public void Dkim_is_one_key_that_was_not_called_back(RecordFinding expected, params string[] texts) => Assert.Equal(expected, SenderRecords.Dkim(texts));

    [Fact]
    public void Without_anybody_to_ask_nothing_was_checked() =>
        Assert.All([SenderRecords.Spf(null), SenderRecords.Dmarc(null), SenderRecords.Dkim(null)], finding => Assert.Equal(RecordFinding.NotChecked, finding));
}
