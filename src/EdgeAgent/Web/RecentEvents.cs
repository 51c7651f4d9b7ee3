// The latest events for the status page: few, short, and without personal data.
using System.Text;
using EdgeAgent.Outbox;

namespace EdgeAgent.Web;

/// <summary>Keeps the last events that were made.</summary>
internal sealed class RecentEvents
{
    private const int Most = 25;
    private const int LongestText = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<NewEvent> _latest = new();

    /// <summary>Notes an event.</summary>
    public void Note(NewEvent item)
    {
        lock (_gate)
        {
            _latest.Enqueue(item);
            if (_latest.Count > Most) _latest.Dequeue();
        }
    }

    /// <summary>The latest, newest first.</summary>
    public IReadOnlyList<RecentEvent> Now
    {
        get
        {
            NewEvent[] latest;
            lock (_gate) latest = [.. _latest];
            Array.Reverse(latest);
            return Array.ConvertAll(
                latest, item => new RecentEvent(item.Time, item.Kind.Type, item.Device, TextOf(item)));
        }
    }

    private static string TextOf(NewEvent item)
    {
        if (item.Kind.Personal) return "(personal data)";
        return item.Data.Length <= LongestText ? Encoding.UTF8.GetString(item.Data.Span) : "(long)";
    }
}
