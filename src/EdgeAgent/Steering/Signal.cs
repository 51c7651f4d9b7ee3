// Something has changed: any number of times said, once heard.
using System.Threading.Channels;

namespace EdgeAgent.Steering;

/// <summary>Wakes one loop.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes the loop; from any thread.</summary>
    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Completes when it was set since the last time.</summary>
    public async Task WaitAsync(CancellationToken stop) => await _channel.Reader.ReadAsync(stop);
}
