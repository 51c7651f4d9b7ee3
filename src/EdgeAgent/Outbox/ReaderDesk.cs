// The reader's connection, opened when first needed and closed while the file under it is replaced.
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Outbox;

/// <summary>Gives the reader to one caller at a time.</summary>
internal sealed class ReaderDesk(string path, PayloadCipher cipher) : IDisposable
{
    // A caller that reads without pause would take the gate again and again before the writer's turn comes: whoever
    // wants the gate passes the turnstile first, and the writer holds it while it waits.
    private readonly SemaphoreSlim _turnstile = new(1);
    private readonly SemaphoreSlim _gate = new(1);
    private EventReader? _reader;
    private bool _disposed;

    /// <summary>Reads something.</summary>
    /// <exception cref="StoreFault">Where the file is damaged or cannot be read.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<EventReader, T> read, CancellationToken stop)
    {
        await _turnstile.WaitAsync(stop);
        _turnstile.Release();
        await _gate.WaitAsync(stop);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return read(_reader ??= EventReader.Open(path, cipher));
        }
        catch (StoreFault)
        {
            Close(); // a connection that failed is opened anew
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Keeps readers waiting until the result is disposed; the connection stays open.</summary>
    public IDisposable Pause()
    {
        _turnstile.Wait();
        _gate.Wait();
        _turnstile.Release();
        return new Suspension(_gate);
    }

    /// <summary>Closes the connection, and keeps readers waiting until the result is disposed.</summary>
    public IDisposable Suspend()
    {
        var suspension = Pause();
        Close();
        return suspension;
    }

    public void Dispose()
    {
        using (Suspend()) _disposed = true;
    }

    private void Close()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private sealed class Suspension(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
