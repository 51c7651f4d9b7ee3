// Lines out of any bytes, in any pieces: what can be printed comes whole or not at all.
using System.Text;
using EdgeAgent.Drivers.SerialLines;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.SerialLines;

public sealed class LineAssemblerTests
{
    private const int Longest = 12;

    [Fact]
    public void No_bytes_whatever_make_a_line_that_is_too_long_or_cannot_be_printed() =>
        Prop.ForAll<byte[]>(bytes => Lines(bytes).All(line =>
            line.Length is > 0 and <= Longest && line.All(letter => letter is '\t' or (>= ' ' and <= '~'))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Whole_lines_come_back_as_they_were_whatever_garbage_stood_between_them() =>
        Prop.ForAll<uint[], byte[]>((numbers, garbage) =>
        {
            byte[] noise = [.. garbage.Select(value => (byte)(value | 0x80))];
            byte[] bytes =
            [
                .. numbers.SelectMany(number =>
                    (byte[])[.. noise, .. "\r\n"u8, .. Encoding.ASCII.GetBytes($"{number}\r\n")]),
            ];
            return Lines(bytes).SequenceEqual(numbers.Select(number => $"{number}"));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_line_is_told_or_counted_as_dropped() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var assembler = new LineAssembler(Longest);
            byte[] ended = [.. bytes.Where(value => value != 2), (byte)'\n'];
            var told = ended.Count(value => assembler.Take(value) is not null);
            var parts = ended.Count(value => value is 3 or (byte)'\n' or (byte)'\r');
            return told + assembler.Dropped >= (ended.Length > parts ? 1 : 0);
        }).QuickCheckThrowOnFailure();

    private static List<string> Lines(ReadOnlySpan<byte> bytes)
    {
        var assembler = new LineAssembler(Longest);
        var lines = new List<string>();
        foreach (var value in bytes)
            if (assembler.Take(value) is { } line) lines.Add(line);
        return lines;
    }
}
