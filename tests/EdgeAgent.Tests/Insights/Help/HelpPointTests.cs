// Calls for help: who calls, who answers, and what is neither.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Help;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Tests.Insights.Sensors;
using Xunit;

namespace EdgeAgent.Tests.Insights.Help;

public sealed class HelpPointTests : IDisposable
{
    private readonly SensorBench _bench = new(new StoreSensors
    {
        Help = new Dictionary<string, HelpOptions>
        {
            ["fitting-room"] = new(new SignalName("pins", "one"), null, TimeSpan.FromSeconds(2)),
            ["desk"] = new(
                new SignalName("pins", "call"), new SignalName("pins", "answer"), TimeSpan.FromSeconds(2)),
        },
    });

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_press_calls_at_once_and_another_button_answers()
    {
        Press("call", 0.3);
        Assert.Equal(["help.called"], _bench.Kinds);
        _bench.Pass(TimeSpan.FromSeconds(59.7));
        Press("answer", 0.2);
        Assert.Equal(["help.called", "help.answered"], _bench.Kinds);
        Assert.Equal(
            new HelpChanged("desk", 60), _bench.Last(EventKinds.HelpAnswered, EventDataJson.Default.HelpChanged));
    }

    [Fact]
    public void Who_presses_again_and_again_calls_once()
    {
        for (var press = 0; press < 5; press++) Press("one", 0.4);
        Assert.Equal(["help.called"], _bench.Kinds);
    }

    [Fact]
    public void A_long_press_of_the_same_button_answers_while_it_is_still_pressed()
    {
        Press("one", 0.4);
        _bench.Line("one", on: true);
        _bench.Pass(TimeSpan.FromSeconds(2.2));
        Assert.Equal(["help.called", "help.answered"], _bench.Kinds);
        _bench.Line("one", on: false);
        Assert.Equal(2, _bench.Events.Count);
    }

    [Fact]
    public void The_press_that_calls_does_not_answer_however_long_it_is()
    {
        Press("one", 20);
        Assert.Equal(["help.called"], _bench.Kinds);
    }

    [Fact]
    public void A_button_that_is_found_pressed_calls_nobody_and_one_that_is_stuck_is_a_problem()
    {
        _bench.Line("one", on: true, initial: true);
        Assert.Empty(_bench.Events);
        _bench.Pass(TimeSpan.FromSeconds(61));
        Assert.Contains("it is stuck", _bench.Insight.Figures.Problems.Single(), StringComparison.Ordinal);
        _bench.Line("one", on: false);
        _bench.Pass(TimeSpan.FromSeconds(1));
        Assert.Empty(_bench.Insight.Figures.Problems);
    }

    [Fact]
    public void After_a_kill_the_one_who_waits_still_waits_and_is_answered()
    {
        Press("call", 0.3);
        _bench.Kill();
        _bench.Pass(TimeSpan.FromSeconds(10));
        Assert.NotNull(_bench.Insight.Figures.Help.Single(place => place.Place == "desk").WaitingSince);
        Press("call", 0.3);
        Press("answer", 0.2);
        _bench.Kill();
        Assert.Equal(["help.called", "help.answered"], _bench.Kinds);
        Assert.All(_bench.Insight.Figures.Help, place => Assert.Null(place.WaitingSince));
    }

    private void Press(string button, double seconds)
    {
        _bench.Line(button, on: true);
        _bench.Pass(TimeSpan.FromSeconds(seconds), TimeSpan.FromMilliseconds(100));
        _bench.Line(button, on: false);
    }
}
