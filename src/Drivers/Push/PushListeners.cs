// Several cameras share an endpoint: it opens with the first and closes with the last.
namespace EdgeAgent.Drivers.Push;

/// <summary>The open endpoints of the box.</summary>
public sealed class PushListeners
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, PushListener> _open = [];

    /// <summary>Lets a camera wait for its messages, until what is returned is disposed.</summary>
    /// <exception cref="DeviceFault">The endpoint cannot be opened, or another camera opened it with other TLS.
    /// </exception>
    internal async Task<PushPlace> AttachAsync(
        PushEndpoint endpoint, IPushTarget target, DriverServices services, CancellationToken stop)
    {
        await _gate.WaitAsync(stop);
        try
        {
            var name = $"{endpoint.Address}:{endpoint.Port}";
            if (!_open.TryGetValue(name, out var listener))
                _open[name] = listener = await PushListener.OpenAsync(endpoint, services, stop);
            if (listener.Endpoint != endpoint)
                throw new DeviceFault(
                    $"Two devices listen on {name} with different `certificate` or `key`: name the same, or another port.",
                    RetryAdvice.NeedsPerson);
            listener.Routes.Add(target);
            return new PushPlace(this, name, listener, target);
        }
        finally
        {
            _gate.Release();
        }
    }

    internal async ValueTask DetachAsync(PushPlace place)
    {
        await _gate.WaitAsync();
        try
        {
            place.Listener.Routes.Remove(place.Target);
            if (!place.Listener.Routes.IsEmpty || !_open.Remove(place.Name)) return;
            await place.Listener.DisposeAsync();
        }
        finally
        {
            _gate.Release();
        }
    }
}

/// <summary>A camera's place at a listener; disposing gives it up.</summary>
internal sealed record PushPlace(PushListeners Owner, string Name, PushListener Listener, IPushTarget Target)
    : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Owner.DetachAsync(this);
}
