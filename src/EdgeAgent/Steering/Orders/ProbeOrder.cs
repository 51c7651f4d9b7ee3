// The command `probe-devices`: says of each device whether it is up, and asks those that are not what is wrong. A
// device that is up is not disturbed: many take one client only.
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;

namespace EdgeAgent.Steering.Orders;

internal sealed class ProbeOrder(
    StoreConfig config, Func<IReadOnlyList<DeviceHealth>> devices, DriverServices services) : IOrder
{
    private const int LongestText = 8_000;

    public string Name => CommandNames.ProbeDevices;

    public async Task<OrderAnswer> RunAsync(BoxCommand command, CancellationToken stop)
    {
        var health = devices().ToDictionary(device => device.Id, StringComparer.Ordinal);
        var words = await Task.WhenAll(
            config.Devices.Select(device => WordsAsync(device, health.GetValueOrDefault(device.Id), stop)));
        var text = words.Length == 0 ? "No device is configured." : string.Join('\n', words);
        return OrderAnswer.Done(text.Length <= LongestText ? text : text[..LongestText] + "…");
    }

    private async Task<string> WordsAsync(DeviceConfig device, DeviceHealth? health, CancellationToken stop)
    {
        if (!device.Hosting.Enabled) return $"{device.Id}: switched off.";
        if (health?.State == DeviceState.Up)
            return $"{device.Id}: up. {health.Problem}".TrimEnd();
        var probe = await DeviceProbe.RunAsync(device, services, stop);
        var state = health?.State.ToString().ToLowerInvariant() ?? "unknown";
        return $"{device.Id}: {state}; {(probe.Reachable ? "it answers" : "it does not answer")}: {probe.Summary}";
    }
}
