// What the database cannot hold, as a message for the quarantine.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Makes quarantined messages of values that were refused.</summary>
internal static class Refused
{
    private const string Reason = "value";
    private const int MostType = 200;
    private const int MostEpoch = 64;

    /// <summary>Why an event has no place in the tables, as a sentence; null where it has.</summary>
    public static string? Fault(ReceivedEvent received)
    {
        if (!IsEpoch(received.Epoch)) return "The epoch is not of the form [a-z0-9]+ with at most 64 characters.";
        if (received.Sequence is < 1 or long.MaxValue) return $"The sequence {received.Sequence} is out of range.";
        if (received.Type.Length is 0 or > MostType || !DatabaseText.CanHold(received.Type))
            return $"The type is empty, longer than {MostType} characters, or no text.";
        return null;
    }

    /// <summary>Whether a text may be an epoch.</summary>
    public static bool IsEpoch(string? epoch) => epoch is { Length: > 0 and <= MostEpoch }
        && epoch.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'));

    /// <summary>An event.</summary>
    public static QuarantinedMessage Event(ReceivedEvent received, string sentence) => new(
        $"{received.Box}/evt/{new EventKind(received.Type, Priority.Normal).TopicLevel}", Reason, sentence,
        received.Data, received.Data.Length, received.Box, received.Epoch, received.Sequence);

    /// <summary>A row of a rollup.</summary>
    public static QuarantinedMessage Rollup(ReceivedRollup received, string sentence) => new(
        $"{received.Box}/agg/{received.Metric}/{received.Period}", Reason, sentence, received.Values,
        received.Values.Length, received.Box);

    /// <summary>A status.</summary>
    public static QuarantinedMessage Status(ReceivedStatus received, string sentence)
    {
        var document = StatusRows.Document(received.Status);
        return new($"{received.Box}/status", Reason, sentence, document, document.Length, received.Box);
    }
}
