// Whatever happens to a store, its links and its hosts, in whatever order: a host that believes nothing finds no fault,
// and knows in the end what the store knows.
using EdgeAgent.Hosting;
using EdgeAgent.Sparkplug;
using EdgeAgent.Sparkplug.Payloads;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed class ProtocolTests
{
    [Fact]
    public void In_whatever_order_things_happen_the_host_finds_no_fault_and_knows_the_store() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ArrayOf(60).ToArbitrary(), choices =>
        {
            var bench = new NodeBench(history: 20);
            byte number = 0;
            foreach (var choice in choices)
            {
                Change(bench.Store, choice / 16);
                if (choice % 16 == 0) bench.Lose();
                else if (choice % 16 == 1 && bench.Face.State.Phase == NodePhase.Away) bench.Connect(number++);
                else if (choice % 16 == 2) bench.AskRebirth();
                else bench.Look();
            }

            if (bench.Face.State.Phase == NodePhase.Away) bench.Connect(number);
            bench.Look();
            Assert.Empty(bench.Host.Faults);
            Assert.True(bench.Host.Born);
            Assert.Equal(
                bench.Store.Devices.Where(device => device.Value.State == DeviceState.Up).Select(device => device.Key),
                bench.Host.Devices.Order(StringComparer.Ordinal));
            Assert.Equal(
                new MetricValue.Whole64((ulong)bench.Store.Waiting), bench.Host.ValueOf(null, "Outbox/Waiting"));
            foreach (var (zone, tags) in bench.Store.Zones)
                Assert.Equal(new MetricValue.Whole32((uint)tags), bench.Host.ValueOf(null, $"Zones/{zone}/Tags"));
            foreach (var device in bench.Host.Devices)
                Assert.Equal(
                    new MetricValue.Whole64((ulong)bench.Store.Devices[device].Observations),
                    bench.Host.ValueOf(device, "Observations"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));

    private static void Change(SampleStore store, int choice)
    {
        var device = store.Devices.Values.ElementAt(choice / 8 % 2);
        switch (choice % 8)
        {
            case 0:
                store.Waiting++;
                break;
            case 1:
                store.Zones["floor/women"] = choice % 50;
                break;
            case 2:
                store.Zones[$"zone-{choice % 5}"] = choice % 7;
                break;
            case 3:
                device.Observations++;
                break;
            case 4:
                device.State = device.State == DeviceState.Up ? DeviceState.Lost : DeviceState.Up;
                break;
            case 5:
                device.Gauges[$"gauge-{choice % 3}"] = choice;
                break;
            case 6:
                store.HoursLeft = store.HoursLeft is null ? choice % 100 : null;
                break;
        }
    }
}
