// A host that stops its device as soon as it is ready, and a world that devices of these benchmarks never ask for.
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Benchmarks.Hands;

internal sealed class ReadyHost(CancellationTokenSource stop) : IDeviceHost
{
    public void Ready() => stop.Cancel();

    public void Publish(ReadOnlySpan<TagRead> reads)
    {
    }

    public void Publish(Observation observation)
    {
    }

    public void Publish(FrameView frame)
    {
    }

    public void Publish(AudioBlock block)
    {
    }

    public ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop) => ValueTask.CompletedTask;

    public ValueTask WaitForRoomAsync(CancellationToken stop) => ValueTask.CompletedTask;

    public void Alive()
    {
    }

    public void Problem(string? sentence)
    {
    }

    public void Note(string sentence)
    {
    }

    public void Gauge(string name, double value)
    {
    }

    public void Count(string name, long by = 1)
    {
    }
}

internal sealed class NoWorld : IStreamConnector, ISecretSource
{
    public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop) =>
        throw new InvalidOperationException("These devices need no network.");

    public string Reveal(SecretReference reference) =>
        throw new InvalidOperationException("These devices need no secret.");
}
