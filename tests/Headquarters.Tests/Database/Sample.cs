// Things that boxes say, for tests of the database.
using System.Text;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Tests.Database;

internal static class Sample
{
    public const string Epoch = "e1";

    public static readonly BoxAddress Box = new("demo", "0042", "box-1");

    /// <summary>Noon of yesterday: inside every retention.</summary>
    public static readonly DateTimeOffset Noon = new(DateTime.UtcNow.Date.AddHours(-12), TimeSpan.Zero);

    public static ReceivedEvent Event(
        long sequence, string type = "retail.tag.arrived.v1", string data = "{\"epc\":\"30\"}", BoxAddress? box = null,
        string epoch = Epoch, DateTimeOffset? time = null) => new(
            box ?? Box, epoch, sequence, type, "reader-1", time ?? Noon, time ?? Noon, Synced: true, Historical: false,
            Encoding.UTF8.GetBytes(data));

    public static Batch Events(params long[] sequences) =>
        new() { Events = [.. sequences.Select(sequence => Event(sequence))] };

    public static ReceivedRollup Rollup(int revision, string values, string subject = "entrance") => new(
        Box, "footfall", "15m", subject, Noon, Noon.AddMinutes(15), revision, Encoding.UTF8.GetBytes(values));

    public static BoxStatus Status(
        long beat, string connection = "a-1", string state = "online", long? settled = null, string epoch = Epoch,
        DateTimeOffset? time = null, string clock = "synced") => new()
        {
            State = state,
            Connection = connection,
            Beat = beat,
            Time = time ?? Noon.AddSeconds(beat),
            Version = "1.0.0",
            BootId = "boot",
            ConfigHash = "hash",
            Clock = clock,
            QueueDepth = state == "offline" ? null : 5,
            OldestUnsentS = state == "offline" ? null : 1.5,
            LastSequence = settled,
            HandedOver = settled is { } last ? new HandedOver(epoch, last, last, last) : null,
            SettledUpTo = settled,
        };

    public static Batch Says(BoxStatus status, DateTimeOffset? received = null) =>
        new() { Statuses = [new ReceivedStatus(Box, status, received ?? status.Time)] };
}
