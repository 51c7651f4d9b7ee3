// Messages as boxes send them.
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;

namespace EdgeAgent.Headquarters.Tests.Collecting;

internal static class Messages
{
    public static Topics Box { get; } = new("retail", "demo", "0042", "box-1");

    public const string Epoch = "k3f9q2";

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static string EventTopic { get; } = Box.Events(EventKinds.TagMoved);

    public static byte[] Events(params long[] sequences) => EventsOf(EventKinds.TagMoved.Type, sequences);

    public static byte[] EventsOf(string type, params long[] sequences)
    {
        using var writer = new StoreEventBatchWriter(Box, Epoch);
        foreach (var sequence in sequences)
        {
            var head = new EventHead(sequence, type, "dock-reader", Noon, Noon, ClockState.Synced, Historical: false);
            writer.TryAdd(head, "{\"epc\":\"00\"}"u8, int.MaxValue);
        }

        return writer.Finish().ToArray();
    }

    public static byte[] Status(string connection) => JsonSerializer.SerializeToUtf8Bytes(
        new BoxStatus
        {
            State = "online",
            Connection = connection,
            Time = Noon,
            Version = "0.1.0",
            BootId = "b",
            ConfigHash = "c",
            Clock = "synced",
            HandedOver = new HandedOver(Epoch, 0, 0, 0),
        },
        DocumentJson.Default.BoxStatus);

    public static string Rollup(string store = "0042", int revision = 1) =>
        $$"""
        {"tenant":"demo","store":"{{store}}","box":"box-1","line":"door","metric":"footfall",
         "start":"2026-03-01T12:00:00Z","end":"2026-03-01T12:15:00Z","in":3,"out":2,"revision":{{revision}}}
        """;

    public static string Text(ReadOnlyMemory<byte> payload) => Encoding.UTF8.GetString(payload.Span);
}
