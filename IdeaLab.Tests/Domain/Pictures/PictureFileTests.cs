using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using IdeaLab.Domain;
using IdeaLab.Domain.Pictures;
using Sample = IdeaLab.Tests.Support.Pictures;

namespace IdeaLab.Tests.Domain.Pictures;

public sealed class PictureFileTests
{
    public static TheoryData<PictureKind, byte[]> Samples => new()
    {
        { PictureKind.Png, Sample.Png() }, { PictureKind.Jpeg, Sample.Jpeg }, { PictureKind.Gif, Sample.Gif }, { PictureKind.WebP, Sample.LossyWebP }, { PictureKind.WebP, Sample.LosslessWebP },
    };

    [Theory, MemberData(nameof(Samples))]
    public void A_picture_is_known_by_its_content_and_says_its_size(PictureKind kind, byte[] sent)
    {
        var file = PictureFile.Read(sent);
        Assert.Equal((kind, 3, 2), (file.Kind, file.Width, file.Height));
        Assert.Equal(sent, file.Bytes);
    }

    [Theory, MemberData(nameof(Samples))]
    public void What_stands_behind_the_end_is_cut_off(PictureKind kind, byte[] sent)
    {
        var file = PictureFile.Read([.. sent, .. "<script>"u8]);
        Assert.Equal(kind, file.Kind);
        Assert.Equal(sent, file.Bytes);
    }

    [Theory, MemberData(nameof(Samples))]
    public void Half_a_picture_is_refused(PictureKind kind, byte[] sent)
    {
        for (var length = 12; length < sent.Length; length++)
            Assert.True(Assert.Throws<RuleViolation>(() => PictureFile.Read(sent[..length])).Message is "Rule.PictureBroken" or "Rule.PictureKind", $"{kind} cut at {length}");
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("BM a bitmap")]
    [InlineData("%PDF-1.7")]
    [InlineData("")]
    public void Nothing_else_is_a_picture(string content) =>
        Assert.Equal("Rule.PictureKind", Assert.Throws<RuleViolation>(() => PictureFile.Read(System.Text.Encoding.ASCII.GetBytes(content))).Message);

    [Fact]
    public void A_picture_larger_than_the_limit_is_refused()
    {
        byte[] PaddedTo(int size) => [.. Sample.Png()[..33], .. Sample.Chunk("prVt", new byte[size - Sample.Png().Length - 12]), .. Sample.Png()[33..]];
        Assert.Equal(Picture.SizeMax, PictureFile.Read(PaddedTo(Picture.SizeMax)).Bytes.Length);
        Assert.Equal("Rule.PictureSize", Assert.Throws<RuleViolation>(() => PictureFile.Read(PaddedTo(Picture.SizeMax + 1))).Message);
    }

    [Theory]
    [InlineData(0, 2, "Rule.PictureBroken")]
    [InlineData(PictureFile.SideMax + 1, 1, "Rule.PictureSides")]
    [InlineData(10_000, 5_001, "Rule.PictureSides")]
    [InlineData(-1, -1, "Rule.PictureSides")]
    public void A_small_file_cannot_claim_any_size(int width, int height, string rule)
    {
        var sent = Sample.Png();
        BinaryPrimitives.WriteInt32BigEndian(sent.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(sent.AsSpan(20), height);
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => PictureFile.Read(sent)).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_a_photo_was_taken_is_removed_and_how_it_is_turned_stays(bool isLittle)
    {
        var upright = PictureFile.Read(Sample.JpegWith(Sample.Segment(0xE1, Sample.Exif(1, isLittle)), Sample.Segment(0xED, [.. "Photoshop 3.0 by Ana"u8]), Sample.Segment(0xFE, [.. "made by Ana"u8])));
        Assert.Equal(Sample.Jpeg, upright.Bytes);

        var onItsSide = PictureFile.Read(Sample.JpegWith(Sample.Segment(0xE1, Sample.Exif(6, isLittle)), Sample.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/ Ana"u8])));
        Assert.Equal((2, 3), (onItsSide.Width, onItsSide.Height));
        Assert.False(onItsSide.Bytes.Holds("40.4168"));
        Assert.False(onItsSide.Bytes.Holds("Ana"));
        // What is kept says the same when it is read again.
        var again = PictureFile.Read(onItsSide.Bytes);
        Assert.Equal((2, 3), (again.Width, again.Height));
        Assert.Equal(onItsSide.Bytes, again.Bytes);
    }

    [Fact]
    public void The_colours_of_a_photo_stay_as_they_are()
    {
        var sent = Sample.JpegWith(Sample.Segment(0xE2, [.. "ICC_PROFILE\0\u0001\u0001profile"u8]), Sample.Segment(0xEE, [.. "Adobe\0d\0\0\0\0\0\u0001"u8]));
        Assert.Equal(sent, PictureFile.Read(sent).Bytes);
    }

    [Fact]
    public void What_programs_write_beside_the_pixels_of_a_PNG_is_removed()
    {
        var colours = Sample.Chunk("gAMA", [0, 0, 0xB1, 0x8F]);
        var sent = Sample.Png(further: [colours, Sample.Chunk("tEXt", [.. "Author\0Ana"u8]), Sample.Chunk("iTXt", [.. "XML:com.adobe.xmp\0Ana"u8]), Sample.Chunk("eXIf", [.. "MM\0*Ana"u8]), Sample.Chunk("tIME", [7, 0, 1, 1, 1, 1, 1])]);
        Assert.Equal(Sample.Png(further: colours), PictureFile.Read(sent).Bytes);
    }

    [Fact]
    public void What_programs_write_beside_the_pixels_of_a_WebP_is_removed()
    {
        byte[] extended = [.. "VP8X\u000A\0\0\0"u8, 0x0C, 0, 0, 0, 2, 0, 0, 1, 0, 0];
        byte[] sent = [.. Sample.LosslessWebP[..12], .. extended, .. Sample.LosslessWebP[12..], .. "EXIF\u0004\0\0\0Ana."u8, .. "XMP \u0003\0\0\0Ana\0"u8];
        BinaryPrimitives.WriteInt32LittleEndian(sent.AsSpan(4), sent.Length - 8);

        var file = PictureFile.Read(sent);
        Assert.Equal((3, 2), (file.Width, file.Height));
        Assert.False(file.Bytes.Holds("Ana"));
        Assert.Equal((0, file.Bytes.Length - 8), (file.Bytes[20], BinaryPrimitives.ReadInt32LittleEndian(file.Bytes.AsSpan(4))));
    }

    [Fact]
    public void The_comments_of_a_GIF_are_removed_and_how_often_it_repeats_stays()
    {
        byte[] repeats = [0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0];
        byte[] sent = [.. Sample.Gif[..19], 0x21, 0xFE, 3, .. "Ana"u8, 0, .. repeats, .. Sample.Gif[19..]];
        Assert.Equal([.. Sample.Gif[..19], .. repeats, .. Sample.Gif[19..]], PictureFile.Read(sent).Bytes);
    }

    [Fact]
    public void Whatever_is_sent_is_either_read_or_refused_with_a_sentence() => Prop.ForAll(
        ArbMap.Default.ArbFor<(int Sample, (ushort At, byte Value)[] Changes)>(),
        sent =>
        {
            byte[][] samples = [Sample.Png(), Sample.JpegWith(Sample.Segment(0xE1, Sample.Exif(6))), Sample.Gif, Sample.LossyWebP, Sample.LosslessWebP];
            var bytes = samples[(sent.Sample & int.MaxValue) % samples.Length].ToArray();
            foreach (var (at, value) in sent.Changes) bytes[at % bytes.Length] = value;
            try
            {
                return PictureFile.Read(bytes).Bytes.Length <= bytes.Length;
            }
            catch (RuleViolation)
            {
                return true;
            }
        }).Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(3000));
}
