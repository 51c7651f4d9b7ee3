// `try epc`: one JSON object a line, whatever comes in.
using System.Text.Json;
using EdgeAgent.Commands.Try;
using Xunit;

namespace EdgeAgent.Tests.Commands.Try;

public class TryEpcCommandTests
{
    [Fact]
    public void An_EPC_prints_all_its_forms_in_order()
    {
        var (code, lines, _) = Run("3074257bf7194e4000001a85");
        Assert.Equal(0, code);
        Assert.Equal(
            "{'hex':'3074257BF7194E4000001A85','scheme':'SGTIN-96','uri':'urn:epc:id:sgtin:0614141.812345.6789',"
            + "'tagUri':'urn:epc:tag:sgtin-96:3.0614141.812345.6789',"
            + "'digitalLink':'https://id.gs1.org/01/80614141123458/21/6789','filter':3}",
            Assert.Single(lines).Replace('"', '\''));
    }

    [Fact]
    public void A_plus_scheme_has_its_link_for_a_URI_and_no_tag_URI()
    {
        var row = JsonDocument.Parse(Assert.Single(Run("F73795211411234538566CB0AFC4").Lines)).RootElement;
        Assert.Equal("https://id.gs1.org/01/79521141123453/21/32a%2Fb", row.GetProperty("uri").GetString());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("tagUri").ValueKind);
    }

    [Theory]
    [InlineData("DC248E295C30DF7DB7D2", "No EPC scheme", "urn:epc:raw:80.xDC248E295C30DF7DB7D2")]
    [InlineData("30ZZ", "'Z' at position 3 is no hex digit", null)]
    [InlineData("", "nothing to decode", null)]
    public void A_fault_is_a_line_with_every_key_and_a_sentence(string hex, string says, string? uri)
    {
        var (code, lines, _) = Run(hex, "3074257BF7194E4000001A85");
        Assert.Equal(1, code);
        Assert.Equal(2, lines.Length);
        var row = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(
            ["hex", "scheme", "uri", "tagUri", "digitalLink", "filter", "error"],
            row.EnumerateObject().Select(property => property.Name));
        Assert.Contains(says, row.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(uri, row.GetProperty("uri").GetString());
    }

    [Fact]
    public void A_number_longer_than_any_tag_is_a_fault() =>
        Assert.Contains("at most 124", Assert.Single(Run(new string('3', 125)).Lines), StringComparison.Ordinal);

    [Fact]
    public void A_dash_reads_standard_input_and_passes_over_empty_lines()
    {
        var input = new StringReader("3074257BF7194E4000001A85\n\n  3174257BF4499602D2000000 \r\n");
        using var output = new StringWriter();
        Assert.Equal(0, TryEpcCommand.Run(["-"], null, input, output, TextWriter.Null));
        Assert.Equal(2, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void The_PC_word_tells_an_ISO_tag_and_a_wrong_one_is_refused()
    {
        using var output = new StringWriter();
        Assert.Equal(1, TryEpcCommand.Run(["DC248E295C30DF7DB7D2"], "29a9", TextReader.Null, output, TextWriter.Null));
        Assert.Contains("urn:epc:raw:80.xA9.xDC248E295C30DF7DB7D2", output.ToString(), StringComparison.Ordinal);
        using var error = new StringWriter();
        Assert.Equal(2, TryEpcCommand.Run(["30"], "3x", TextReader.Null, TextWriter.Null, error));
        Assert.Contains("no PC word", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_line_is_understood()
    {
        var parsed = TryEpcCommand.Build().Parse(["--pc", "3000", "30", "31"]);
        Assert.Empty(parsed.Errors);
        Assert.NotEmpty(TryEpcCommand.Build().Parse([]).Errors);
    }

    private static (int Code, string[] Lines, string Error) Run(params string[] inputs)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = TryEpcCommand.Run(inputs, null, TextReader.Null, output, error);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }
}
