// One value of a device as it is watched.
using System.Globalization;

namespace EdgeAgent.Commands.Devices;

/// <summary>A value at a moment: a number with its unit, or a text.</summary>
/// <param name="Time">When it was measured or said, UTC.</param>
/// <param name="Name">What it is: a channel, a line, a figure.</param>
/// <param name="Number">The number; null where it is a text.</param>
/// <param name="Text">The text; for numbers the same in print.</param>
/// <param name="Unit">The unit's sign; empty = none.</param>
internal sealed record LiveValue(DateTimeOffset Time, string Name, double? Number, string Text, string Unit)
{
    /// <summary>A number.</summary>
    public static LiveValue Of(DateTimeOffset time, string name, double number, string unit = "") => new(
        time, name, number, number.ToString("0.######", CultureInfo.InvariantCulture), unit);

    /// <summary>A text.</summary>
    public static LiveValue Of(DateTimeOffset time, string name, string text) => new(time, name, null, text, "");
}

/// <summary>Where watched values come from.</summary>
internal interface ILiveSource
{
    /// <summary>What it is watched through: a sentence for the head of the table.</summary>
    string Through { get; }

    /// <summary>The values that are new, again and again, until stopped.</summary>
    IAsyncEnumerable<IReadOnlyList<LiveValue>> ReadAsync(CancellationToken stop);
}
