// What a child says is split into lines in bounded memory, whatever it says.
using System.Text;
using EdgeAgent.Drivers.Camera.Decoding;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera.Decoding;

public sealed class WordDrainTests
{
    [Fact]
    public async Task Lines_end_with_a_line_feed_or_a_carriage_return()
    {
        Assert.Equal(["one", "two", "three"], await LinesAsync("one\r\ntwo\rthree"u8.ToArray(), 3));
    }

    [Fact]
    public async Task A_line_without_end_is_cut_and_not_kept()
    {
        var lines = await LinesAsync(Encoding.ASCII.GetBytes(new string('x', 10_000)), 777);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, WordDrain.LongestLine));
        Assert.Equal(10_000, lines.Sum(line => line.Length));
    }

    [Fact]
    public void No_byte_is_lost_however_the_pipe_cuts() =>
        Prop.ForAll<byte[], PositiveInt>((bytes, cut) =>
        {
            var letters = bytes.Select(value => (byte)(value % 40 == 0 ? '\n' : 'a' + (value % 26))).ToArray();
            var whole = Encoding.ASCII.GetString(letters).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return LinesAsync(letters, cut.Get).Result.SequenceEqual(whole);
        }).QuickCheckThrowOnFailure();

    private static async Task<List<string>> LinesAsync(byte[] bytes, int cut)
    {
        var lines = new List<string>();
        await WordDrain.RunAsync(new CutStream(bytes, cut), lines.Add);
        return lines;
    }

    private sealed class CutStream(byte[] bytes, int cut) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return Read(buffer.Span[..Math.Min(cut, buffer.Length)]);
        }
    }
}
