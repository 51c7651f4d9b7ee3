// A door from its contact to its events.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Tests.Insights.Sensors;
using Xunit;

namespace EdgeAgent.Tests.Insights.Doors;

public sealed class DoorTests : IDisposable
{
    private readonly SensorBench _bench = new(new StoreSensors
    {
        Doors = new Dictionary<string, DoorOptions>
        {
            ["back"] = new(new SignalName("pins", "door"), ContactState.Off, TimeSpan.FromMinutes(2)),
        },
    });

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_door_tells_when_it_opens_and_closes_and_for_how_long_it_was_open()
    {
        _bench.Line("door", on: true, initial: true);
        Assert.Empty(_bench.Events);
        _bench.Pass(TimeSpan.FromSeconds(30));
        _bench.Line("door", on: false);
        _bench.Pass(TimeSpan.FromSeconds(12));
        _bench.Line("door", on: true);

        Assert.Equal(["door.opened", "door.closed"], _bench.Kinds);
        Assert.Equal(30, _bench.Last(EventKinds.DoorOpened, EventDataJson.Default.DoorChanged).DurationS);
        Assert.Equal(
            new DoorChanged("back", 12), _bench.Last(EventKinds.DoorClosed, EventDataJson.Default.DoorChanged));
    }

    [Fact]
    public void A_door_that_is_held_open_is_told_once()
    {
        _bench.Line("door", on: false);
        _bench.Pass(TimeSpan.FromMinutes(10));

        Assert.Equal(["door.opened", "door.held"], _bench.Kinds);
        Assert.InRange(_bench.Last(EventKinds.DoorHeld, EventDataJson.Default.DoorChanged).DurationS, 120, 121.1);
    }

    [Fact]
    public void A_lost_contact_is_no_open_door_and_what_happened_meanwhile_is_told_when_it_is_back()
    {
        _bench.Line("door", on: true, initial: true);
        _bench.Line("door", on: false);
        _bench.Insight.DeviceLost("pins");
        _bench.Pass(TimeSpan.FromMinutes(10));
        Assert.Null(_bench.Insight.Figures.Doors.Single().Open);
        Assert.Equal(["door.opened"], _bench.Kinds);

        _bench.Line("door", on: true, initial: true);
        _bench.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["door.opened", "door.closed"], _bench.Kinds);
        Assert.False(_bench.Insight.Figures.Doors.Single().Open);
    }

    [Fact]
    public void A_restart_neither_repeats_that_a_door_is_open_nor_forgets_since_when()
    {
        _bench.Line("door", on: false);
        _bench.Pass(TimeSpan.FromSeconds(90));
        _bench.Kill();
        _bench.Line("door", on: false, initial: true);
        Assert.Equal(["door.opened"], _bench.Kinds);
        _bench.Pass(TimeSpan.FromSeconds(40));
        _bench.Kill();
        _bench.Line("door", on: false, initial: true);
        _bench.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(["door.opened", "door.held"], _bench.Kinds);
    }
}
