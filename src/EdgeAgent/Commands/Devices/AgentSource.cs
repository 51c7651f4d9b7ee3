// Watches a device through the running agent: its state, its gauges and counters, once a second.
using System.Runtime.CompilerServices;
using EdgeAgent.Hosting;

namespace EdgeAgent.Commands.Devices;

/// <summary>The running agent's word on one device.</summary>
internal sealed class AgentSource(RunningAgent agent, string device, TimeProvider time) : ILiveSource
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, string> _told = [];

    /// <inheritdoc/>
    public string Through => $"through the agent that runs at {agent.Address}";

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<LiveValue>> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var status = await agent.StatusAsync(stop);
            var now = status?.Time ?? time.GetUtcNow();
            var health = status?.Devices.FirstOrDefault(known => known.Id == device);
            var missing = status is null ? "the agent does not answer" : "not in the running config";
            var values = health is null ? [LiveValue.Of(now, "state", missing)] : Values(health, now);
            yield return [.. values.Where(value => IsNews(value))];
            await Task.Delay(Every, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static IEnumerable<LiveValue> Values(DeviceHealth health, DateTimeOffset now)
    {
        yield return LiveValue.Of(now, "state", health.State.ToString().ToLowerInvariant());
        yield return LiveValue.Of(now, "problem", health.Problem ?? "none");
        foreach (var (name, value) in health.Gauges) yield return LiveValue.Of(now, name, value);
        yield return LiveValue.Of(now, "observations", health.Observations);
        foreach (var (name, value) in health.Counters) yield return LiveValue.Of(now, name, value);
    }

    private bool IsNews(LiveValue value)
    {
        if (_told.TryGetValue(value.Name, out var before) && before == value.Text) return false;
        _told[value.Name] = value.Text;
        return true;
    }
}
