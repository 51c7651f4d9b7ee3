// Whichever events end the connection, and however many: they are set aside, and every other reaches the broker.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Uplink.Mqtt;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Uplink;

public sealed class SuspicionPropertyTests
{
    private const int Events = 120;

    private static readonly EventKind[] Kinds =
        [EventKinds.TagArrived, EventKinds.TagMoved, EventKinds.DeviceLost, EventKinds.TagArrived];

    [Fact]
    public void Exactly_the_events_that_end_the_connection_are_set_aside() =>
        Prop.ForAll<byte[], bool>(AreFound).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    // A broker ends the connection at the message, or answers that it refuses it and ends the connection then.
    private static bool AreFound(byte[] drawn, bool answers)
    {
        long[] poison = [.. drawn.Take(6).Select(one => 1L + (one % Events)).Distinct().Order()];
        return FindsAsync(poison, answers).GetAwaiter().GetResult();
    }

    private static async Task<bool> FindsAsync(long[] poison, bool answers)
    {
        var broker = new ScriptedBroker();
        if (answers)
        {
            broker.Answer = message => Holds(message, poison) ? ReasonCodes.NotAuthorised : 0;
            broker.AnswersAndCloses = message => Holds(message, poison);
        }
        else broker.Kills = message => Holds(message, poison);

        await using var bench = new UplinkBench(broker);
        for (var sequence = 1; sequence <= Events; sequence++) bench.Outbox.Add(Kinds[sequence % Kinds.Length]);
        bench.Start();
        await bench.InTime(() => bench.Outbox.Status.Waiting == 0, seconds: 3_600);
        return poison.SequenceEqual(bench.Outbox.SetAside.Select(one => one.Sequence).Order())
            && broker.Sequences.Distinct().Count() == Events - poison.Length;
    }

    private static bool Holds(OutgoingMessage message, long[] sequences) =>
        message.Topic.Contains("/evt/", StringComparison.Ordinal)
        && StoreEventJson.Read(message.Payload).Any(one => sequences.Contains(one.Place.Sequence));
}
