// Lamps follow what is the case in the store, whatever becomes of the device that they hang on.
using EdgeAgent.Drivers;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Outputs;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Outputs;

public sealed class OutputInsightTests
{
    private readonly ManualTime _time = new();
    private readonly Conditions _conditions = new();
    private readonly Dictionary<string, IOutputLines> _devices = [];

    [Fact]
    public async Task A_lamp_is_on_while_a_shelf_is_empty()
    {
        var pins = new Lamps();
        _devices["pins"] = pins;
        var insight = Make(("lamp", "pins"));
        await TurnUntilAsync(insight, () => pins.States.TryGetValue("lamp", out var on) && !on);

        _conditions.Set(Condition.ShelfEmpty, "A3-2", holds: true);
        await TurnUntilAsync(insight, () => pins.States["lamp"]);
        _conditions.Set(Condition.ShelfEmpty, "A3-2", holds: false);
        await TurnUntilAsync(insight, () => !pins.States["lamp"]);
    }

    [Fact]
    public async Task A_device_that_is_back_is_told_again_what_should_be_on()
    {
        var first = new Lamps();
        _devices["pins"] = first;
        var insight = Make(("lamp", "pins"));
        _conditions.Set(Condition.ShelfEmpty, "A3-2", holds: true);
        await TurnUntilAsync(insight, () => first.States.GetValueOrDefault("lamp"));

        _devices.Remove("pins");
        insight.Tick();
        var second = new Lamps();
        _devices["pins"] = second;
        await TurnUntilAsync(insight, () => second.States.GetValueOrDefault("lamp"));
    }

    [Fact]
    public async Task An_output_that_hangs_holds_up_neither_the_loop_nor_another_output_and_is_said()
    {
        using var hanging = new ManualResetEventSlim();
        var pins = new Lamps { Switching = _ => hanging.Wait() };
        var other = new Lamps();
        (_devices["pins"], _devices["other"]) = (pins, other);
        var insight = Make(("lamp", "pins"), ("siren", "other"));
        _conditions.Set(Condition.ShelfEmpty, "A3-2", holds: true);
        await TurnUntilAsync(insight, () => other.States.GetValueOrDefault("siren"));

        _time.Advance(OutputLine.Patience);
        insight.Tick();
        Assert.Contains("has hung in being switched on", insight.Figures[0].Problem, StringComparison.Ordinal);
        Assert.Null(insight.Figures[1].Problem);

        var again = new Lamps();
        _devices["pins"] = again;
        await TurnUntilAsync(insight, () => again.States.GetValueOrDefault("lamp"));
        await TurnUntilAsync(insight, () => insight.Figures[0].Problem is null);
        hanging.Set();
    }

    [Fact]
    public async Task A_device_that_refuses_is_asked_again_a_second_later()
    {
        var refusals = 0;
        var pins = new Lamps
        {
            Switching = _ =>
            {
                if (Interlocked.Increment(ref refusals) <= 2) throw new DeviceFault("The chip is busy.");
            },
        };
        _devices["pins"] = pins;
        var insight = Make(("lamp", "pins"));
        await TurnUntilAsync(insight, () => insight.Figures[0].Problem is not null, turn: TimeSpan.Zero);
        Assert.Equal("Output `lamp` of device 'pins': The chip is busy.", insight.Figures[0].Problem);
        Assert.Equal(1, Volatile.Read(ref refusals));
        await TurnUntilAsync(insight, () => pins.States.ContainsKey("lamp"));
        await TurnUntilAsync(insight, () => insight.Figures[0] is { Problem: null, Applied: true });
    }

    private OutputInsight Make(params (string Output, string Device)[] outputs) => new(
        outputs.ToDictionary(
            one => one.Output,
            one => new OutputOptions
            {
                Output = new SignalName(one.Device, one.Output),
                Causes = [new OutputCause(Condition.ShelfEmpty, "A3-2")],
            }),
        _conditions,
        _time)
    {
        LinesOf = id => _devices.GetValueOrDefault(id),
    };

    // The switching runs on threads of its own: turns go on until it shows.
    private async Task TurnUntilAsync(OutputInsight insight, Func<bool> condition, TimeSpan? turn = null)
    {
        for (var turns = 0; turns < 100_000 && !condition(); turns++)
        {
            insight.Tick();
            _time.Advance(turn ?? TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }

        Assert.True(condition());
    }

    private sealed class Lamps : IOutputLines
    {
        public IReadOnlyCollection<string> Outputs => ["lamp", "siren"];

        public System.Collections.Concurrent.ConcurrentDictionary<string, bool> States { get; } = new();

        public Action<string> Switching { get; init; } = _ => { };

        public void Switch(string output, bool on)
        {
            Switching(output);
            States[output] = on;
        }
    }
}
