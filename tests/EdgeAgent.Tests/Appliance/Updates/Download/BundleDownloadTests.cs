// The bundle comes in whole or not at all, whatever line and server do.
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates.Download;

public sealed class BundleDownloadTests
{
    private static readonly byte[] Content = Bytes(seed: 1, 300_000);

    [Fact]
    public async Task A_line_that_is_cut_again_and_again_costs_no_byte_twice()
    {
        using var bench = new DownloadBench(ScriptedServer.Cutting(Content, after: 70_000));

        await bench.LoadAsync();

        Assert.Equal(Content, bench.Bundle);
        Assert.Equal([0, 70_000, 140_000, 210_000, 280_000], bench.Requests.Select(ScriptedServer.RangeOf));
        Assert.All(
            bench.Requests.Skip(1), head => Assert.Contains("If-Range: \"one\"", head, StringComparison.Ordinal));
        Assert.All(bench.Faults, fault => Assert.False(fault.NeedsPerson));
        Assert.Equal([bench.Folder.Bundle(bench.Wish.Version)], Directory.GetFiles(bench.Folder.Path));
    }

    [Fact]
    public void Wherever_the_line_is_cut_the_bundle_is_whole_in_the_end() =>
        Prop.ForAll<ushort, ushort>((length, after) =>
        {
            var content = Bytes(length, length);
            using var bench = new DownloadBench(ScriptedServer.Cutting(content, Math.Max((int)after, length / 50 + 1)));
            bench.LoadAsync().GetAwaiter().GetResult();
            return content.AsSpan().SequenceEqual(bench.Bundle);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public async Task A_file_that_changed_at_the_server_is_loaded_from_its_start_and_never_mixed()
    {
        var other = Bytes(seed: 2, 250_000);
        var first = ScriptedServer.Cutting(Content, after: 100_000);
        using var bench = new DownloadBench((number, head) => number == 0
            ? first(number, head)
            : ScriptedServer.Answer("200 OK", $"ETag: \"two\"\r\nContent-Length: {other.Length}", other));

        await bench.LoadAsync();

        Assert.Equal(other, bench.Bundle);
        Assert.Equal(2, bench.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_sends_it_all_again()
    {
        using var bench = new DownloadBench((number, _) => ScriptedServer.Answer(
            "200 OK", $"ETag: \"one\"\r\nContent-Length: {Content.Length}", number < 2 ? Content[..90_000] : Content));

        await bench.LoadAsync();

        Assert.Equal(Content, bench.Bundle);
    }

    [Fact]
    public async Task A_server_that_names_no_content_is_not_trusted_to_go_on_with_the_same()
    {
        using var bench = new DownloadBench((number, _) => ScriptedServer.Answer(
            "200 OK", $"Content-Length: {Content.Length}", number == 0 ? Content[..90_000] : Content));

        await bench.LoadAsync();

        Assert.Equal(Content, bench.Bundle);
        Assert.All(bench.Requests, head => Assert.DoesNotContain("Range:", head, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Content-Range: bytes 5-9/300000")]
    [InlineData("Content-Range: bytes 90000-299999/400000")]
    public async Task An_answer_that_goes_on_elsewhere_is_thrown_away(string range)
    {
        var right = ScriptedServer.Cutting(Content, after: Content.Length);
        using var bench = new DownloadBench((number, head) => number switch
        {
            0 => ScriptedServer.Cutting(Content, after: 90_000)(number, head),
            1 => ScriptedServer.Answer("206 Partial Content", $"Content-Length: 5\r\n{range}", new byte[5]),
            _ => right(number, head),
        });

        await bench.LoadAsync();

        Assert.Equal(Content, bench.Bundle);
        Assert.Equal([0, 90_000, 0], bench.Requests.Select(ScriptedServer.RangeOf));
    }

    [Fact]
    public async Task A_range_beyond_a_shorter_file_starts_anew()
    {
        var shorter = Content[..50_000];
        using var bench = new DownloadBench((number, head) => number switch
        {
            0 => ScriptedServer.Cutting(Content, after: 90_000)(number, head),
            1 => ScriptedServer.Answer(
                "416 Range Not Satisfiable", "Content-Length: 0\r\nContent-Range: bytes */50000", []),
            _ => ScriptedServer.Cutting(shorter, after: shorter.Length, "\"two\"")(number, head),
        });

        await bench.LoadAsync();

        Assert.Equal(shorter, bench.Bundle);
    }

    [Fact]
    public async Task What_was_not_surely_on_disk_before_a_power_cut_is_fetched_again()
    {
        using var bench = new DownloadBench(ScriptedServer.Cutting(Content, after: 120_000));
        await bench.TryAsync();
        await using (var torn = new FileStream(bench.Folder.Part(bench.Wish.Version), FileMode.Append))
            torn.Write(new byte[50_000]); // as long as it was to be, and empty: what a cut may leave

        await bench.LoadAsync();

        Assert.Equal(Content, bench.Bundle);
        Assert.Equal([0, 120_000, 240_000], bench.Requests.Select(ScriptedServer.RangeOf));
    }

    [Fact]
    public async Task A_damaged_record_or_a_lost_part_starts_anew()
    {
        using var bench = new DownloadBench(ScriptedServer.Cutting(Content, after: 120_000));
        await bench.TryAsync();
        File.WriteAllText(bench.Folder.Record(bench.Wish.Version), "nonsense");
        await bench.TryAsync();
        File.Delete(bench.Folder.Part(bench.Wish.Version));

        await bench.LoadAsync();

        Assert.Equal(Content, bench.Bundle);
        Assert.Equal([0, 0, 0, 120_000, 240_000], bench.Requests.Select(ScriptedServer.RangeOf));
    }

    [Fact]
    public async Task A_bundle_that_is_not_what_HQ_says_is_thrown_away_with_a_sentence()
    {
        using var bench = new DownloadBench(ScriptedServer.Cutting(Content, after: Content.Length));
        bench.Wish = bench.Wish with { Sha256 = new string('a', 64) };

        Assert.False(await bench.TryAsync());

        Assert.True(bench.Faults[0].NeedsPerson);
        Assert.Contains("`updates: sha256`", bench.Faults[0].Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(bench.Folder.Path));
        bench.Wish = bench.Wish with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content)) };
        Assert.True(await bench.TryAsync());
    }

    [Theory]
    [InlineData("404 Not Found", true)]
    [InlineData("403 Forbidden", true)]
    [InlineData("429 Too Many Requests", false)]
    [InlineData("503 Service Unavailable", false)]
    public async Task A_refusal_says_what_the_server_said_and_keeps_what_has_come(string status, bool needsPerson)
    {
        using var bench = new DownloadBench((number, head) => number == 0
            ? ScriptedServer.Cutting(Content, after: 90_000)(number, head)
            : ScriptedServer.Answer(status, "Content-Length: 0", []));
        await bench.TryAsync();

        await bench.TryAsync();

        Assert.Equal(needsPerson, bench.Faults[1].NeedsPerson);
        Assert.Contains(status[..3], bench.Faults[1].Message, StringComparison.Ordinal);
        Assert.Equal(90_000, bench.PartLength);
    }

    [Fact]
    public async Task A_bundle_that_would_take_the_outboxs_room_is_not_even_begun()
    {
        using var bench = new DownloadBench(ScriptedServer.Cutting(Content, after: Content.Length));
        bench.Free = (96L << 20) + Content.Length - 1;

        Assert.False(await bench.TryAsync());

        Assert.Contains("free some", bench.Faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(0, bench.PartLength);
        bench.Free++;
        Assert.True(await bench.TryAsync());
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_with_its_name()
    {
        using var bench = new DownloadBench((_, _) => []);
        bench.Wish = bench.Wish with { Url = new Uri("http://127.0.0.1:1/bundle") };

        Assert.False(await bench.TryAsync());

        Assert.StartsWith("127.0.0.1 is not reached", bench.Faults[0].Message, StringComparison.Ordinal);
    }

    private static byte[] Bytes(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
