// An answer that never ends, cut into the smallest pieces.
using System.Text;
using EdgeAgent.Drivers.Pull;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Pull;

public class PartStreamTests
{
    private const string Stream =
        "\r\n--B\r\nContent-Type: text/xml\r\nContent-Length: 4\r\n\r\n<a/>\r\n"
        + "--B\r\nContent-Type: text/plain\r\n\r\nwords\r\n"
        + "--B\r\nContent-Type: image/jpeg\r\nContent-Length: 999999\r\n\r\nJFIF\r\n--B--\r\n";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Parts_come_out_whatever_the_pieces_they_came_in(int size)
    {
        var parts = new PartStream(new Pieces(Encoding.UTF8.GetBytes(Stream), size), "B");
        var texts = new List<string>();
        while (await parts.ReadAsync(default) is { } part) texts.Add(Encoding.UTF8.GetString(part.Content.Span));
        Assert.Equal(["<a/>", "words", "JFIF"], texts);
    }

    [Fact]
    public async Task A_part_with_a_length_comes_out_before_the_next_one_begins()
    {
        var (near, far) = DuplexStream.Pair();
        var reading = new PartStream(near, "B").ReadAsync(default).AsTask();
        await far.WriteAsync("--B\r\nContent-Length: 4\r\n\r\n<a/>"u8.ToArray());
        Assert.Equal("<a/>", Encoding.UTF8.GetString((await reading)!.Content.Span));
    }

    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
