// What is made of whole lines: those that fit the pattern are told; if nothing sensible comes for a while, that is a
// problem with a sentence.
using System.Globalization;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>Judges lines.</summary>
internal sealed class LineReading(SerialLinesOptions options, IDeviceHost host, TimeProvider time)
{
    private const int BadLinesThatCount = 10;
    private const int ShownCharacters = 40;

    private int _bad;

    /// <summary>Takes a whole line.</summary>
    public void Take(string text)
    {
        if (Fields(text) is not { } fields)
        {
            host.Count("lines_refused_total");
            Bad(
                1,
                $"{options.Port} says lines that do not match `pattern`, such as `{Shown(text)}`: correct the pattern, "
                + "or set the device to another format.");
            return;
        }

        if (_bad >= BadLinesThatCount) host.Problem(null);
        _bad = 0;
        host.Count("lines_total");
        foreach (var (name, field) in fields)
            if (double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number))
                host.Gauge(FigureName.Of(name), number);
        host.Publish(new LineOfText(time.GetUtcNow(), false, text, fields));
    }

    /// <summary>Lines were dropped: garbage, too long, or half.</summary>
    public void Lose(long lines)
    {
        if (lines == 0) return;
        host.Count("lines_dropped_total", lines);
        Bad(
            lines,
            $"{options.Port} says nothing that can be read as lines: check `speed` and `format`, and that the device is "
            + "set to send text.");
    }

    private IReadOnlyDictionary<string, string>? Fields(string text)
    {
        if (options.Pattern is not { } pattern) return new Dictionary<string, string>();
        var match = pattern.Match(text);
        return match.Success
            ? match.Groups.Values
                .Where(group => group.Success && !char.IsAsciiDigit(group.Name[0]))
                .ToDictionary(group => group.Name, group => group.Value)
            : null;
    }

    private void Bad(long lines, string sentence)
    {
        var before = _bad;
        _bad = (int)Math.Min(_bad + lines, BadLinesThatCount);
        if (before < BadLinesThatCount && _bad == BadLinesThatCount) host.Problem(sentence);
    }

    private static string Shown(string text) =>
        text.Length <= ShownCharacters ? text : $"{text[..ShownCharacters]}…";
}
