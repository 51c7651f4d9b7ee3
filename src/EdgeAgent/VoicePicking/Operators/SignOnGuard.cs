// Slows down guessing of PINs: after a few failures of a number, or of an address, each further try has to wait longer.
// Bounded: a flood of invented numbers pushes out the oldest entries, and is held back by its own address.
namespace EdgeAgent.VoicePicking.Operators;

/// <summary>Counts failed sign-ons. Safe for several threads.</summary>
internal sealed class SignOnGuard(TimeProvider time)
{
    /// <summary>The most numbers and addresses that are remembered.</summary>
    public const int Most = 4_096;

    private const int FreeByNumber = 5;
    private const int FreeByAddress = 20;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>After so long without a failure, failures are forgotten.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Failures> _failures = [];

    /// <summary>How many numbers and addresses are remembered now.</summary>
    public int Entries
    {
        get
        {
            lock (_gate) return _failures.Count;
        }
    }

    /// <summary>How long a number, or an address, still has to wait; zero = it may try.</summary>
    public TimeSpan Wait(string number, string address)
    {
        lock (_gate)
        {
            var (byNumber, byAddress) = (WaitOf(ByNumber(number)), WaitOf(ByAddress(address)));
            return byNumber > byAddress ? byNumber : byAddress;
        }
    }

    /// <summary>Notes a failure.</summary>
    public void Failed(string number, string address)
    {
        lock (_gate)
        {
            Note(ByNumber(number), FreeByNumber);
            Note(ByAddress(address), FreeByAddress);
        }
    }

    /// <summary>Forgets the failures of a number that got in. Those of the address stay: others share it.</summary>
    public void Succeeded(string number)
    {
        lock (_gate) _failures.Remove(ByNumber(number));
    }

    private static string ByNumber(string number) => "n" + number;

    private static string ByAddress(string address) => "a" + address;

    private TimeSpan WaitOf(string key)
    {
        var wait = _failures.TryGetValue(key, out var failures) ? failures.Until - time.GetUtcNow() : TimeSpan.Zero;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private void Note(string key, int free)
    {
        var now = time.GetUtcNow();
        if (!_failures.TryGetValue(key, out var before) || now - before.Last > Forgotten) before = default;
        var beyond = before.Count + 1 - free;
        var wait = beyond < 0
            ? TimeSpan.Zero
            : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(beyond, 16)));
        _failures[key] = new Failures(before.Count + 1, now, now + wait);
        if (_failures.Count > Most) _failures.Remove(_failures.MinBy(pair => pair.Value.Last).Key);
    }

    private readonly record struct Failures(int Count, DateTimeOffset Last, DateTimeOffset Until);
}
