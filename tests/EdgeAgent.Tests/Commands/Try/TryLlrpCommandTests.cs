// `try llrp` from bytes to lines: good messages, bad ones, and inputs that are not there.
using System.Text;
using System.Text.Json;
using EdgeAgent.Commands.Try;
using Xunit;

namespace EdgeAgent.Tests.Commands.Try;

public sealed class TryLlrpCommandTests : IDisposable
{
    private const string KeepAlive = "043E0000000A00000001";
    private const string TagOfAntenna1 = "043D0000001E00000002 00F00014 8D301430A55C0AC40000000000 810001";
    private const string UnknownTv = "043D0000001D00000003 00F00013 8D301430A55C0AC40000000000 FF00";

    private readonly string _folder = Directory.CreateTempSubdirectory("try-llrp").FullName;
    private readonly StringWriter _errors = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Messages_one_behind_the_other_become_one_line_each()
    {
        var (lines, code) = await RunAsync(false, Binary(KeepAlive + TagOfAntenna1));
        Assert.Equal("""{"type":62,"name":"KEEPALIVE","id":1,"version":1,"params":{}}""", lines[0]);
        Assert.Equal(
            """{"type":61,"name":"RO_ACCESS_REPORT","id":2,"version":1,"params":"""
                + """{"TagReportData":[{"EPC_96":"301430A55C0AC40000000000","AntennaID":1}]}}""",
            lines[1]);
        Assert.Equal((2, 0), (lines.Length, code));
    }

    [Fact]
    public async Task Hex_lines_may_have_blanks_remarks_and_empty_lines()
    {
        var text = $"# a capture\n\n04 3e 00 00 00 0a 00 00 00 01\r\n{TagOfAntenna1}\n";
        var (lines, code) = await RunAsync(true, Text(text));
        Assert.Equal([62, 61], lines.Select(line => Parse(line).GetProperty("type").GetInt32()));
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A_bad_message_tells_what_and_where_and_the_next_is_decoded()
    {
        var (lines, code) = await RunAsync(false, Binary(KeepAlive + UnknownTv + KeepAlive));
        Assert.Equal(3, lines.Length);
        var bad = Parse(lines[1]);
        Assert.StartsWith("An unknown TV parameter", bad.GetProperty("error").GetString());
        Assert.Equal(10 + 27, bad.GetProperty("offset").GetInt32());
        var tag = bad.GetProperty("params").GetProperty("TagReportData")[0];
        Assert.Equal("301430A55C0AC40000000000", tag.GetProperty("EPC_96").GetString());
        Assert.False(Parse(lines[2]).TryGetProperty("error", out _));
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData(KeepAlive + "043E00000009000000010000", 10, "fewer than its header")]
    [InlineData(KeepAlive + "043D7FFFFFFF000000010000", 10, "more than the")]
    [InlineData(KeepAlive + KeepAlive + "043D0000001E0000", 20, "The input ends")]
    public async Task A_length_that_can_not_be_true_ends_the_input_with_an_error(string hex, int offset, string says)
    {
        var (lines, code) = await RunAsync(false, Binary(hex));
        var error = Parse(lines[^1]);
        Assert.Contains(says, error.GetProperty("error").GetString());
        Assert.Equal(offset, error.GetProperty("offset").GetInt32());
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("043")]
    [InlineData("043D0000001E00000002")]
    [InlineData("043E0000000900000001")]
    [InlineData(KeepAlive + "00")]
    public async Task A_bad_line_is_named_and_does_not_disturb_the_next(string line)
    {
        var (lines, code) = await RunAsync(true, Text($"{KeepAlive}\n{line}\n{KeepAlive}\n"));
        var error = Assert.Single(lines, text => Parse(text).TryGetProperty("error", out _));
        Assert.Equal(2, Parse(error).GetProperty("line").GetInt32());
        Assert.Equal(0, Parse(error).GetProperty("offset").GetInt32() % 10);
        Assert.Equal(62, Parse(lines[^1]).GetProperty("type").GetInt32());
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task A_missing_file_is_a_sentence_and_the_others_are_decoded()
    {
        var (lines, code) = await RunAsync(false, Path.Combine(_folder, "none.bin"), Binary(KeepAlive));
        Assert.Single(lines);
        Assert.StartsWith("There is no file", _errors.ToString());
        Assert.Equal(2, code);
    }

    [Fact]
    public async Task A_folder_instead_of_a_file_is_a_sentence()
    {
        var (lines, code) = await RunAsync(false, _folder);
        Assert.Empty(lines);
        Assert.Contains("can not be read", _errors.ToString());
        Assert.Equal(2, code);
    }

    [Fact]
    public async Task Bytes_that_come_one_at_a_time_give_the_same_lines()
    {
        var bytes = Convert.FromHexString((KeepAlive + TagOfAntenna1 + UnknownTv).Replace(" ", ""));
        using var slow = new MemoryStream();
        using var fast = new MemoryStream();
        await new LlrpPrinter(slow).PrintBinaryAsync(new OneByteStream(bytes), default);
        await new LlrpPrinter(fast).PrintBinaryAsync(new MemoryStream(bytes), default);
        Assert.Equal(fast.ToArray(), slow.ToArray());
    }

    private async Task<(string[] Lines, int Code)> RunAsync(bool hex, params string[] files)
    {
        using var output = new MemoryStream();
        var code = await TryLlrpCommand.RunAsync(files, hex, output, _errors, default);
        return (Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries), code);
    }

    private string Binary(string hex) => File(Convert.FromHexString(hex.Replace(" ", "")));

    private string Text(string text) => File(Encoding.UTF8.GetBytes(text));

    private string File(byte[] bytes)
    {
        var path = Path.Combine(_folder, "messages");
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    private static JsonElement Parse(string line) => JsonDocument.Parse(line).RootElement;

    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
