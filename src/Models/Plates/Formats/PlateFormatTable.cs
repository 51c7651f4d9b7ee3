// The formats of all known regions, read from text files: a new region is a new file, not new code.
//   region NAME           begins a region
//   shapes 4.73 2.0       width over height of its plates
//   NAME WEIGHT PATTERN   a format: its name, how common it is beside the others, and its pattern (PatternSyntax)
namespace EdgeAgent.Models.Plates.Formats;

/// <summary>All formats, by length.</summary>
internal sealed class PlateFormatTable
{
    private readonly PlateFormat[][] _byLength;

    private PlateFormatTable(IReadOnlyList<PlateRegion> regions, IReadOnlyList<PlateFormat> formats)
    {
        Regions = regions;
        _byLength = [.. Enumerable.Range(0, PlateText.Longest + 1).Select(
            length => formats.Where(format => format.Length == length).ToArray())];
    }

    /// <summary>The regions, in the order of the files.</summary>
    public IReadOnlyList<PlateRegion> Regions { get; }

    /// <summary>The formats that travel with the program.</summary>
    public static PlateFormatTable BuiltIn()
    {
        var own = typeof(PlateFormatTable).Assembly;
        return Read(own.GetManifestResourceNames().Where(IsFormats).Order(StringComparer.Ordinal).SelectMany(name =>
        {
            using var reader = new StreamReader(own.GetManifestResourceStream(name)!);
            return reader.ReadToEnd().Split('\n').Select((line, index) => ($"{name}, line {index + 1}", line));
        }));
    }

    /// <summary>The formats of one length.</summary>
    /// <param name="length">0 to <see cref="PlateText.Longest"/>.</param>
    public ReadOnlySpan<PlateFormat> OfLength(int length) => _byLength[length];

    /// <summary>Reads lines of format files.</summary>
    /// <param name="lines">Each with the place that a message names.</param>
    /// <exception cref="FormatException">A line can not be understood; the message says which and why.</exception>
    internal static PlateFormatTable Read(IEnumerable<(string Place, string Text)> lines)
    {
        List<PlateRegion> regions = [];
        List<(int Region, string Name, double Weight, IReadOnlyList<Slot> Slots)> rows = [];
        foreach (var (place, text) in lines)
        {
            var words = text.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            try
            {
                if (words.Length == 0) continue;
                if (words is ["region", var name]) regions.Add(new PlateRegion(name, [1]));
                else if (words is ["shapes", ..]) regions[^1] = regions[^1] with { Shapes = Numbers(words) };
                else if (words is [var series, var weight, var pattern])
                    rows.AddRange(Rows(regions.Count - 1, series, Number(weight), PatternSyntax.Read(pattern)));
                else throw new FormatException(
                    "it has neither 'region NAME' nor 'shapes …' nor 'NAME WEIGHT PATTERN'.");
            }
            catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException)
            {
                throw new FormatException($"{place}, can not be understood: {e.Message}", e);
            }
        }

        var sums = rows.GroupBy(row => row.Region).ToDictionary(all => all.Key, all => all.Sum(row => row.Weight));
        return new PlateFormatTable(regions, [.. rows.Select(
            row => new PlateFormat(row.Region, row.Name, row.Slots, row.Weight / sums[row.Region]))]);
    }

    private static bool IsFormats(string name) => name.StartsWith("plate-formats/", StringComparison.Ordinal);

    private static IEnumerable<(int, string, double, IReadOnlyList<Slot>)> Rows(
        int region, string series, double weight, IReadOnlyList<IReadOnlyList<Slot>> patterns)
    {
        if (region < 0) throw new FormatException("a format stands before the first 'region NAME'.");
        // A pattern of several lengths gives each the same part of its weight.
        return patterns.Select(slots => (region, series, weight / patterns.Count, slots));
    }

    private static double[] Numbers(string[] words) => [.. words.Skip(1).Select(Number)];

    private static double Number(string word) => double.TryParse(word, out var number) && number > 0
        ? number
        : throw new FormatException($"'{word}' is no number above 0.");
}
