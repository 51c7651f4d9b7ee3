// Who allocates how much: drivers share one process, so the one that allocates without end must be found before the box
// runs out of memory. Each device's run carries an account in its execution context; whenever a thread enters or leaves
// that context, the bytes that the thread allocated in between are booked.
namespace EdgeAgent.Hosting;

/// <summary>Books the bytes that one device's run allocated.</summary>
internal sealed class AllocationAccount(AllocationMeter meter)
{
    private long _bytes;

    /// <summary>
    /// Bytes allocated by this run so far; the part since its thread last crossed a boundary may be missing.
    /// </summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Books what the current thread allocated since it was last booked.</summary>
    public void Sample() => meter.Book(this);

    /// <summary>Adds bytes.</summary>
    internal void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);
}

/// <summary>Follows execution contexts from thread to thread and books allocations to their accounts.</summary>
internal sealed class AllocationMeter
{
    private readonly AsyncLocal<AllocationAccount?> _current;
    // Never disposed: a context that was abandoned may cross a boundary long after, and a throw there ends the process.
    private readonly ThreadLocal<long> _booked = new(() => GC.GetAllocatedBytesForCurrentThread());

    /// <summary>Makes a meter; one serves all devices.</summary>
    public AllocationMeter() => _current = new AsyncLocal<AllocationAccount?>(change => Crossed(change.PreviousValue));

    /// <summary>Makes an account the current one of this execution context and of all that flow from it.</summary>
    public void Enter(AllocationAccount account) => _current.Value = account;

    /// <summary>
    /// Books the current thread's allocations to <paramref name="account"/>, if it is the one that runs here.
    /// </summary>
    internal void Book(AllocationAccount account)
    {
        if (ReferenceEquals(_current.Value, account)) Crossed(account);
    }

    private void Crossed(AllocationAccount? account)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        account?.Add(allocated - _booked.Value);
        _booked.Value = allocated;
    }
}
