// Multipart bodies with all that cameras get wrong about them.
using System.Text;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using Xunit;

namespace EdgeAgent.Drivers.Tests.CameraMessages.Bodies;

public class MultipartBodyTests
{
    private const string Parts =
        "--B\r\nContent-Disposition: form-data; name=\"anpr.xml\"\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n"
        + "--B\r\nContent-Disposition: form-data; filename=\"vehiclePicture.jpg\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\nJFIF\r\n--B--\r\n";

    [Fact]
    public void Parts_are_split_by_their_boundary()
    {
        var parts = Split(Parts, "B");
        Assert.Equal(["<a/>", "JFIF"], parts.Select(Text));
        Assert.Equal(("anpr.xml", null, false), (parts[0].Name, parts[0].FileName, parts[0].IsPicture));
        Assert.Equal((null, "vehiclePicture.jpg", true), (parts[1].Name, parts[1].FileName, parts[1].IsPicture));
    }

    [Fact]
    public void Line_feeds_alone_will_do() =>
        Assert.Equal(["<a/>", "JFIF"], Split(Parts.Replace("\r", ""), "B").Select(Text));

    [Theory]
    [InlineData(null)]
    [InlineData("another")]
    public void A_boundary_that_the_header_lacks_or_misstates_is_found_in_the_body(string? stated) =>
        Assert.Equal(2, Split(Parts, stated).Count);

    [Theory]
    [InlineData("Content-Length: 2")]
    [InlineData("Content-Length: 999999999")]
    [InlineData("Content-Length: -1")]
    public void A_length_inside_a_part_is_not_trusted(string header) =>
        Assert.Equal(["<a/>", "JFIF"], Split(Parts.Replace("Content-Type: text/xml", header), "B").Select(Text));

    [Fact]
    public void A_boundary_right_behind_a_picture_without_a_line_end_counts() =>
        Assert.Equal(["<a/>", "JFIF"], Split(Parts.Replace("JFIF\r\n--B--", "JFIF--B--"), "B").Select(Text));

    [Fact]
    public void A_longer_word_that_starts_like_the_boundary_is_content() =>
        Assert.Equal(["<a/>", "--Bx JFIF"], Split(Parts.Replace("JFIF", "--Bx JFIF"), "B").Select(Text));

    [Fact]
    public void A_body_that_breaks_off_gives_what_is_there() =>
        Assert.Equal(
            ["<a/>", "JF"], Split(Parts[..(Parts.IndexOf("JFIF", StringComparison.Ordinal) + 2)], "B").Select(Text));

    [Fact]
    public void An_empty_picture_is_no_picture()
    {
        var body = Open(Parts.Replace("JFIF", ""), "multipart/form-data; boundary=B");
        Assert.Empty(body.Pictures);
        Assert.Single(body.Documents);
    }

    [Theory]
    [InlineData("image/jpeg", "<a/>", false)] // XML that calls itself a picture
    [InlineData("image/pjpeg", "JFIF", true)]
    [InlineData("text/plain", "\u00FF\u00D8\u00FF\u00E0", true)] // magic bytes
    [InlineData("text/plain", "words", false)]
    public void A_part_without_a_file_name_is_judged_by_its_bytes(string type, string content, bool picture) =>
        Assert.Equal(picture, new BodyPart(null, null, type, Encoding.Latin1.GetBytes(content)).IsPicture);

    [Fact]
    public void A_whole_http_request_is_opened_without_its_head()
    {
        var body = Open($"POST /x HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=\"B\"\r\n\r\n{Parts}", null);
        Assert.Equal((true, 1, 1), (body.InParts, body.Documents.Count, body.Pictures.Count));
        Assert.Equal("multipart/form-data; boundary=\"B\"", body.ContentType);
    }

    [Fact]
    public void A_bare_document_that_claims_parts_is_read_as_bare() =>
        Assert.Equal("<a/>", Text(Assert.Single(Open("<a/>", "multipart/form-data; boundary=B").Documents)));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\0")]
    public void An_empty_body_is_a_fault(string text) =>
        Assert.Contains("empty", Assert.Throws<MessageFault>(() => Open(text, null)).Message);

    [Fact]
    public void A_missing_boundary_is_a_fault() =>
        Assert.Contains(
            "boundary", Assert.Throws<MessageFault>(() => Open("words", "multipart/mixed; boundary=B")).Message);

    [Fact]
    public void Thousands_of_parts_are_refused() =>
        Assert.Contains("parts", Assert.Throws<MessageFault>(
            () => Split(string.Concat(Enumerable.Repeat("--B\r\na: b\r\n\r\nx\r\n", 5_000)), "B")).Message);

    private static IReadOnlyList<BodyPart> Split(string text, string? boundary) =>
        MultipartBody.Split(Encoding.Latin1.GetBytes(text), boundary);

    private static MessageBody Open(string text, string? contentType) =>
        MessageBody.Open(Sent.Message(text, contentType));

    private static string Text(BodyPart part) => Encoding.Latin1.GetString(part.Content.Span);
}
