// Who is refused too often waits: secrets of 192 bits cannot be guessed anyway, but a broken box must not keep HQ busy.
using System.Net;

namespace EdgeAgent.Headquarters.Enrolment;

/// <summary>Counts refusals of each address within a minute. Thread-safe.</summary>
internal sealed class RefusalLimit(TimeProvider time)
{
    /// <summary>How long refusals count.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private const int MostRefusals = 10;
    private const int MostAddresses = 10_000;
    private readonly Dictionary<IPAddress, (DateTimeOffset Since, int Count)> _refused = [];
    private readonly Lock _lock = new();

    /// <summary>Whether an address has to wait.</summary>
    public bool IsOver(IPAddress address)
    {
        lock (_lock)
        {
            return _refused.TryGetValue(address, out var refused)
                && time.GetUtcNow() - refused.Since < Span && refused.Count >= MostRefusals;
        }
    }

    /// <summary>Counts one.</summary>
    public void Count(IPAddress address)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            // As many addresses as this in a minute is an attack, and then forgetting all of them is the cheapest.
            if (_refused.Count >= MostAddresses) _refused.Clear();
            var (since, count) = _refused.GetValueOrDefault(address, (now, 0));
            _refused[address] = now - since < Span ? (since, count + 1) : (now, 1);
        }
    }
}
