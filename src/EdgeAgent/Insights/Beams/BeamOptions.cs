// The `beams:` block of store.yaml: two beams side by side. One beam alone is refused: it sees that somebody passed and
// not which way, and half of the breaks is no count of visitors but a guess.
using EdgeAgent.Drivers.Options;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Beams;

/// <summary>The options of one pair.</summary>
/// <param name="Outer">The beam that somebody who comes in breaks first.</param>
/// <param name="Inner">The other one.</param>
/// <param name="BrokenWhen">The state of a beam's input that means broken.</param>
/// <param name="Within">Whoever needs longer from one beam to the other has not walked through.</param>
public sealed record BeamOptions(SignalName? Outer, SignalName? Inner, ContactState BrokenWhen, TimeSpan Within)
{
    /// <summary>Reads the block of one pair.</summary>
    internal static BeamOptions Read(string name, IOptionReader reader, ChannelBook book)
    {
        var options = new BeamOptions(
            book.Input(
                reader, "outer", "The beam that somebody who comes in breaks first, as device/input.",
                "pins/beam-outside"),
            book.Input(reader, "inner", "The beam that is broken second, as device/input.", "pins/beam-inside"),
            reader.Choice("broken-when", "The state of the input that means broken.", ContactState.On),
            reader.Duration(
                "within", "Whoever needs longer from one beam to the other has not walked through.",
                TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)));
        if (options.Outer is null || options.Inner is null)
            reader.Fault(
                options.Outer is null ? "outer" : "inner",
                "People are counted by two beams, `outer` and `inner`: one alone cannot tell who comes from who goes.");
        else if (options.Outer == options.Inner)
            reader.Fault("inner", "`inner` names the same beam as `outer`: they must be two.");
        book.Take(reader, "outer", options.Outer, "beam", $"beams `{name}`");
        if (options.Inner != options.Outer) book.Take(reader, "inner", options.Inner, "beam", $"beams `{name}`");
        return options;
    }
}
