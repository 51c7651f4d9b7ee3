// The link: heartbeats, silence, pieces, damage, and the polite end.
using System.Buffers.Binary;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Llrp.Protocol;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class LinkTests
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Every_heartbeat_is_answered_and_an_empty_field_is_no_fault()
    {
        await using var rig = new LlrpRig(source: new NoTags());
        await rig.ArmAsync();
        for (var beat = 1; beat <= 240; beat++) // an hour
        {
            rig.Time.Advance(Heartbeat);
            await rig.UntilAsync(() => rig.Reader.KeepaliveAcks == beat, $"answer {beat}");
        }

        Assert.False(rig.Running.IsCompleted);
        Assert.Single(rig.Host.Notes, note => note.Contains("reported no tag for 600 s", StringComparison.Ordinal));
        Assert.Null(rig.Host.CurrentProblem);
    }

    [Fact]
    public async Task A_heartbeat_before_the_first_answer_is_answered()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.KeepaliveBeforeFirstAnswer });
        await rig.ArmAsync();
        await rig.UntilAsync(() => rig.Reader.KeepaliveAcks == 1, "the answer");

        Assert.Equal([MessageType.GetSupportedVersion, MessageType.KeepAliveAck], rig.Requests.Take(2));
    }

    [Fact]
    public async Task Two_silent_periods_mean_that_the_link_is_lost()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.NoKeepalives }, new NoTags());
        await rig.ArmAsync();
        rig.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(rig.Running.IsCompleted);
        rig.Time.Advance(TimeSpan.FromSeconds(1));

        var fault = await rig.FaultAsync();
        Assert.Contains("has said nothing for 30 s", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.Usual, fault.Retry);
    }

    [Fact]
    public async Task Every_byte_restarts_the_wait()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.NoKeepalives }, new NoTags());
        await rig.ArmAsync();
        var message = EncodedFlood.Encode(1, 1, 1, rig.Time.GetUtcNow());
        await rig.UntilAsync(() => rig.Requests.Contains(MessageType.EnableEventsAndReports), "the last request");
        var taken = rig.BytesRead;
        foreach (var part in message.Take(message.Length - 1)) // byte by byte, no message ever complete
        {
            rig.Reader.SendEncoded([part], 1);
            await rig.BytesArriveAsync(++taken);
            rig.Time.Advance(TimeSpan.FromSeconds(29));
        }

        Assert.False(rig.Running.IsCompleted);
        rig.Reader.SendEncoded([message[^1]], 1);
        await rig.UntilAsync(() => rig.Host.ReadCount == 1, "the read");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Messages_in_pieces_give_the_same_reads(int bytes)
    {
        await using var rig = new LlrpRig(new() { FragmentBytes = bytes });
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount >= 20, "reads");

        Assert.Equal(10, rig.Host.Reads.Select(read => read.Epc).Distinct().Count());
        Assert.Empty(rig.Host.Counts);
    }

    [Fact]
    public async Task Three_messages_in_one_segment_give_three_reads_at_once()
    {
        await using var rig = new LlrpRig(source: new NoTags());
        await rig.ArmAsync();
        rig.Reader.SendEncoded(EncodedFlood.Encode(3, 1, 1, rig.Time.GetUtcNow()), 1);

        await rig.UntilAsync(() => rig.Host.ReadCount == 3, "three reads");
    }

    [Fact]
    public async Task A_report_of_ten_thousand_tags_arrives_whole()
    {
        await using var rig = new LlrpRig(source: new NoTags());
        await rig.ArmAsync();
        rig.Reader.SendEncoded(EncodedFlood.Encode(1, 10_000, 2, rig.Time.GetUtcNow()), 1);

        await rig.UntilAsync(() => rig.Host.ReadCount == 10_000, "all reads");
        Assert.Equal(10_000, rig.Host.Reads.Select(read => read.Epc).Distinct().Count());
    }

    [Fact]
    public async Task A_reader_that_counts_message_ids_for_itself_is_understood_and_noted_once()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.WrongResponseIds });
        await rig.ArmAsync();

        Assert.Single(rig.Host.Notes, note => note.Contains("message ids of its own", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Misbehaviours.UnknownTlvInReports, null)]
    [InlineData(Misbehaviours.UnknownTvInReports, "damaged_reports_total")]
    [InlineData(Misbehaviours.UnknownMessages, "unknown_messages_total")]
    public async Task What_nobody_knows_costs_no_good_read(Misbehaviours fault, string? counter)
    {
        await using var rig = new LlrpRig(new() { Misbehaves = fault });
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount >= 20, "reads");

        Assert.Equal(10, rig.Host.Reads.Select(read => read.Epc).Distinct().Count());
        Assert.Equal(counter is null ? [] : [counter], rig.Host.Counts.Keys);
        Assert.InRange(rig.Host.Notes.Count, 0, 1);
    }

    [Theory]
    [InlineData(3u, "claims 3 bytes")]
    [InlineData(0xFFFFFFFFu, "claims 4294967295 bytes")]
    public async Task A_message_of_an_impossible_length_ends_the_link_with_a_reason(uint length, string words)
    {
        await using var rig = new LlrpRig(source: new NoTags());
        await rig.ArmAsync();
        var message = EncodedFlood.Encode(1, 1, 1, rig.Time.GetUtcNow());
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(2), length);
        rig.Reader.SendEncoded(message, 1);

        Assert.Contains(words, (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_breaks_in_a_report_keeps_the_reads_before_it()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.DropsLinkInReport });
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Running.IsCompleted, "the end");

        Assert.Contains("closed the connection", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(2, rig.Host.ReadCount);
    }

    [Fact]
    public async Task Requests_are_answered_amid_a_flood_of_reports()
    {
        await using var rig = new LlrpRig(new() { Profile = ReaderProfile.Impinj }, new NoTags());
        rig.Host = new RecordingHost(rig.Signals) { KeepsReads = false };
        var flood = EncodedFlood.Encode(100, 20, 2, rig.Time.GetUtcNow());
        rig.Reader.Requested += _ => rig.Reader.SendEncoded(flood, 20); // before each answer
        await rig.ArmAsync();
        await rig.StopAsync();

        Assert.Contains(MessageType.CloseConnection, rig.Requests);
        Assert.True(rig.Host.ReadCount >= 9 * 20 * 2000);
        Assert.Empty(rig.Host.Notes);
    }

    [Fact]
    public async Task The_end_is_said_to_the_reader()
    {
        await using var rig = new LlrpRig();
        await rig.ArmAsync();
        await rig.StopAsync();

        Assert.Equal(MessageType.CloseConnection, rig.Requests.Last());
        Assert.Empty(rig.Host.Notes);
    }

    [Fact]
    public async Task A_reader_that_does_not_say_goodbye_is_waited_for_a_second()
    {
        await using var rig = new LlrpRig(new() { Misbehaves = Misbehaviours.IgnoresClose });
        await rig.ArmAsync();
        var stopping = rig.StopAsync();
        await rig.UntilAsync(() => rig.Requests.Contains(MessageType.CloseConnection), "the request");
        Assert.False(stopping.IsCompleted);
        rig.Time.Advance(TimeSpan.FromSeconds(1));

        await stopping;
        Assert.Contains(rig.Host.Notes, note => note.Contains("did not confirm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_warning_of_a_full_buffer_makes_the_box_ask_for_reports()
    {
        await using var rig = new LlrpRig(source: new NoTags());
        await rig.ArmAsync();
        rig.Reader.WarnOfFullBuffer(80);

        await rig.UntilAsync(() => rig.Requests.Contains(MessageType.GetReport), "the request");
        Assert.Equal(1, rig.Host.Counts["reader_buffer_warnings_total"]);
    }

    [Fact]
    public async Task Loose_antennas_are_problems_until_they_are_fast_again()
    {
        await using var rig = new LlrpRig(source: new NoTags());
        await rig.ArmAsync();
        rig.Reader.SetAntenna(2, connected: false);
        await rig.UntilAsync(() => rig.Host.CurrentProblem is not null, "the problem");
        Assert.Contains("Antenna 2 (backroom) is disconnected", rig.Host.CurrentProblem, StringComparison.Ordinal);

        rig.Reader.SetAntenna(1, connected: false);
        await rig.UntilAsync(
            () => rig.Host.CurrentProblem!.Contains("Antenna 1 (dock)", StringComparison.Ordinal), "both");
        rig.Reader.SetAntenna(2, connected: true);
        rig.Reader.SetAntenna(1, connected: true);
        await rig.UntilAsync(() => rig.Host.CurrentProblem is null, "no problem");
    }

    [Fact]
    public async Task Reports_by_time_are_asked_for_and_merge_reads()
    {
        await using var rig = new LlrpRig(source: new OneTag());
        rig.Options = rig.Options with { Report = new() { Tags = 0, Every = TimeSpan.FromSeconds(1) } };
        await rig.ArmAsync();
        for (var second = 1; second <= 3; second++)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(1));
            await rig.UntilAsync(() => rig.Host.ReadCount == second, $"report {second}");
        }

        Assert.All(rig.Host.Reads, read => Assert.InRange(read.SeenCount, 9, 11));
        Assert.All(rig.Host.Reads, read => Assert.True(read.LastSeenUs > read.FirstSeenUs));
    }

    [Fact]
    public async Task Reads_of_an_antenna_without_a_zone_are_counted_and_noted_once()
    {
        await using var rig = new LlrpRig(source: new NoTags());
        await rig.ArmAsync();
        rig.Reader.SendEncoded(EncodedFlood.Encode(10, 4, 4, rig.Time.GetUtcNow()), 1);
        await rig.UntilAsync(() => rig.Host.ReadCount == 20, "the reads of antennas 1 and 2");

        Assert.Equal(20, rig.Host.Counts["unmapped_antenna_reads_total"]);
        Assert.Single(rig.Host.Notes, note => note.Contains("antenna 3", StringComparison.Ordinal));
    }

    private sealed class NoTags : IReadSource
    {
        public IEnumerable<EmulatedRead> Between(TimeSpan from, TimeSpan to) => [];
    }
}
