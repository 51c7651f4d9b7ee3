// What the machine tells by itself, line by line: for whatever must be known at once, or before the machine is
// killed.
namespace EdgeAgent.Machines;

/// <summary>The lines from one port, kept in the order of their coming. Thread-safe.</summary>
public sealed class GuestLines : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly GuestSocket _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;
    private TaskCompletionSource _more = Next();

    internal GuestLines(GuestSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    /// <summary>How many came so far.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _lines.Count;
        }
    }

    /// <summary>The lines from a number on.</summary>
    public IReadOnlyList<string> From(int number)
    {
        lock (_gate) return _lines[Math.Min(number, _lines.Count)..];
    }

    /// <summary>The first line from a number on that fits; null where none came in time.</summary>
    public async Task<string?> FindAsync(int from, Func<string, bool> fits, TimeSpan limit)
    {
        using var expiry = new CancellationTokenSource(limit);
        while (true)
        {
            Task more;
            lock (_gate)
            {
                for (; from < _lines.Count; from++)
                    if (fits(_lines[from])) return _lines[from];
                more = _more.Task;
            }

            await more.WaitAsync(expiry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (expiry.IsCancellationRequested) return null;
        }
    }

    /// <summary>Waits until the last line of a machine that has ended is read.</summary>
    public async Task EndAsync() => await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    private static TaskCompletionSource Next() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReadAsync()
    {
        while (await _socket.Reader.ReadLineAsync(_stop.Token) is { } line)
        {
            TaskCompletionSource waiting;
            lock (_gate)
            {
                _lines.Add(line);
                (waiting, _more) = (_more, Next());
            }

            waiting.SetResult();
        }
    }
}
