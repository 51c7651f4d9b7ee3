// The `help:` block of store.yaml: a button that calls, and what answers.
using EdgeAgent.Drivers.Options;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Help;

/// <summary>The options of one place.</summary>
/// <param name="Call">The button that calls; on while it is pressed.</param>
/// <param name="Answer">The button that answers; null = a long press of the same one.</param>
/// <param name="LongPress">What a long press is.</param>
public sealed record HelpOptions(SignalName? Call, SignalName? Answer, TimeSpan LongPress)
{
    /// <summary>Reads the block of one place.</summary>
    internal static HelpOptions Read(string name, IOptionReader reader, ChannelBook book)
    {
        var options = new HelpOptions(
            book.Input(reader, "call", "The button that calls, as device/input; on while pressed.", "pins/call-button"),
            book.Input(
                reader, "answer", "The button that answers; a long press of the call button where left out.",
                "pins/answer-button"),
            reader.Duration(
                "long-press", "A press of the call button that is so long answers, where no `answer` button does.",
                TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(30)));
        if (options.Call is null)
            reader.Fault("call", "A place needs its `call` button, as device/input, such as `pins/call-button`.");
        else if (options.Call == options.Answer)
            reader.Fault("answer", "`answer` names the call button: leave `answer` out, and a long press answers.");
        book.Take(reader, "call", options.Call, "call", $"help `{name}`");
        return options;
    }
}
