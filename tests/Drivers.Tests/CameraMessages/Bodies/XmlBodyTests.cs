// XML as cameras write it, and XML that somebody wrote to do harm.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using Xunit;

namespace EdgeAgent.Drivers.Tests.CameraMessages.Bodies;

public class XmlBodyTests
{
    [Theory]
    [InlineData("<a xmlns=\"urn:one\"><b>1</b></a>")]
    [InlineData("<x:a xmlns:x=\"urn:two\"><x:b>1</x:b></x:a>")]
    [InlineData("<x:a><y:b>1</y:b></x:a>")] // prefixes that nobody declared
    [InlineData("\uFEFF \r\n<?xml version=\"1.0\" encoding=\"UTF-8\"?><a><b> 1 </b></a>")]
    [InlineData("<a><b>1</b></a>\0\0 rubbish behind the end")]
    [InlineData("<a><b><![CDATA[1]]></b></a>")]
    [InlineData("<a b=\"1\"/>")]
    public void Names_are_local_names_whatever_the_namespace(string xml)
    {
        var root = XmlBody.Parse(xml);
        Assert.Equal(("a", "1"), (root.Name, root.Said("b")));
    }

    [Fact]
    public void A_bare_ampersand_in_a_name_is_taken_as_text() =>
        Assert.Equal("Gate & Yard & Q", XmlBody.Parse("<a><n>Gate & Yard &amp; Q</n></a>").Said("n"));

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;\">]><a>&y;</a>")]
    [InlineData("<!doctype a SYSTEM \"http://192.0.2.1/a.dtd\"><a/>")]
    public void A_document_type_is_refused_unread(string xml) =>
        Assert.Contains("document type", Assert.Throws<MessageFault>(() => XmlBody.Parse(xml)).Message);

    [Theory]
    [InlineData("<a><b>1</b>")]
    [InlineData("<a><b>1</a>")]
    [InlineData("<a b=>")]
    [InlineData("")]
    [InlineData("no xml & no end")]
    public void Damaged_xml_is_a_fault_that_says_where(string xml) =>
        Assert.Contains("XML", Assert.Throws<MessageFault>(() => XmlBody.Parse(xml)).Message);

    [Fact]
    public void Deep_nesting_is_refused() => Assert.Contains(
        "deeper", Assert.Throws<MessageFault>(
            () => XmlBody.Parse(string.Concat(Enumerable.Repeat("<a>", 10_000)))).Message);

    [Fact]
    public void Too_many_elements_are_refused() => Assert.Contains(
        "more than", Assert.Throws<MessageFault>(
            () => XmlBody.Parse($"<a>{string.Concat(Enumerable.Repeat("<b/>", 60_000))}</a>")).Message);

    [Fact]
    public void A_body_in_GBK_keeps_its_Chinese_plate()
    {
        byte[] plate = [0xBE, 0xA9, (byte)'A', (byte)'1']; // 京A1
        byte[] body =
        [
            .. "<?xml version=\"1.0\" encoding=\"GB2312\"?><a><p>"u8, .. plate, .. "</p></a>"u8,
        ];
        Assert.Equal("京A1", DocumentTree.Parse(body).Said("p"));
    }
}
