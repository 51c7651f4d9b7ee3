// Watches the free space of the state folder's file system: low events are refused first, urgent ones last, so that
// what matters most still finds room.
using System.Globalization;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox;

/// <summary>Says which classes still find room.</summary>
internal sealed class SpaceGuard(string folder, long reserve, Func<string, long> freeBytes)
{
    /// <summary>A sentence while a class is refused; null otherwise.</summary>
    public string? Problem { get; private set; }

    /// <summary>The lowest class that is accepted; null when none is.</summary>
    public Priority? Lowest { get; private set; } = Priority.Low;

    /// <summary>Looks again.</summary>
    public void Look()
    {
        long free;
        try
        {
            free = freeBytes(folder);
        }
        catch (IOException fault)
        {
            Problem = $"The free space of {folder} cannot be read ({fault.Message}): look at the disk.";
            Lowest = Priority.Low;
            return;
        }

        Lowest = free >= reserve ? Priority.Low
            : free >= reserve / 2 ? Priority.Normal
            : free >= reserve / 8 ? Priority.Urgent
            : null;
        Problem = Lowest == Priority.Low ? null : Sentence(free);
    }

    /// <summary>The file system was full although it did not look so.</summary>
    public void Full(string sentence) => Problem = sentence;

    private string Sentence(long free)
    {
        var refused = Lowest switch
        {
            Priority.Normal => "events of low priority are",
            Priority.Urgent => "events of low and normal priority are",
            _ => "every event is",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Only {free >> 20} MiB are free on the file system of {folder}, so {refused} refused: free some space.");
    }
}
