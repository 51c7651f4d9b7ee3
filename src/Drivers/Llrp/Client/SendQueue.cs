// Writes messages to the link in their order, but keepalive answers before everything that waits. The receiver only
// puts messages in, so a reader that stops listening never stalls what it says.
namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>The way out: two short queues and one writer.</summary>
internal sealed class SendQueue(Stream stream)
{
    /// <summary>More messages than this waiting means that the reader has stopped listening.</summary>
    public const int Limit = 64;

    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _urgent = new();
    private readonly Queue<byte[]> _usual = new();
    private readonly SemaphoreSlim _filled = new(0);

    /// <summary>Puts one whole message in; returns at once.</summary>
    /// <param name="message">The message; the queue keeps it.</param>
    /// <param name="urgent">True for keepalive answers: they overtake.</param>
    /// <returns>False where <see cref="Limit"/> messages wait already.</returns>
    public bool TryEnqueue(byte[] message, bool urgent)
    {
        lock (_gate)
        {
            var queue = urgent ? _urgent : _usual;
            if (queue.Count >= Limit) return false;
            queue.Enqueue(message);
            _filled.Release();
        }

        return true;
    }

    /// <summary>As <see cref="TryEnqueue"/>, where a full queue means that the link is useless.</summary>
    /// <exception cref="DeviceFault"><see cref="Limit"/> messages wait already.</exception>
    public void Enqueue(byte[] message, bool urgent)
    {
        if (!TryEnqueue(message, urgent))
            throw new DeviceFault(
                "The reader has stopped taking messages: the link is dropped and opened again. If this repeats, " +
                "restart the reader.");
    }

    /// <summary>Writes until stopped; throws what the stream throws.</summary>
    public async Task PumpAsync(CancellationToken stop)
    {
        while (true)
        {
            await _filled.WaitAsync(stop);
            byte[]? message;
            lock (_gate)
                if (!_urgent.TryDequeue(out message) && !_usual.TryDequeue(out message)) continue;
            await stream.WriteAsync(message, stop);
            await stream.FlushAsync(stop);
        }
    }
}
