// What a picker sees in the aisles: the check digits at each slot, on each container and at each door. The emulated
// picker reads them off the file that the work comes from, as a person reads them off the shelf.
using System.Globalization;

namespace EdgeAgent.Commands.Demo.Picker;

/// <summary>Labels by what they hang on.</summary>
internal sealed class Shelves
{
    private readonly Dictionary<string, string[]> _slots = [];
    private readonly Dictionary<string, string> _places = [];

    private Shelves()
    {
    }

    /// <summary>Reads the labels off a CSV file of work: columns as the work reader takes them.</summary>
    /// <exception cref="FormatException">The file has no header that names aisle and slot.</exception>
    public static Shelves Read(IEnumerable<string> lines)
    {
        var shelves = new Shelves();
        List<string>? header = null;
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var values = line.Split(',', StringSplitOptions.TrimEntries);
            if (header is null) header = [.. values.Select(Plain)];
            else shelves.Add(name => header.IndexOf(name) is >= 0 and var at && at < values.Length ? values[at] : "");
        }

        if (header is null || !header.Contains("aisle") || !header.Contains("slot"))
            throw new FormatException("The file of work has no header that names `aisle` and `slot`.");
        return shelves;
    }

    /// <summary>The digits on a slot's label; empty where there are none.</summary>
    /// <param name="aisle">The aisle.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="set">Which of several sets is asked, from 0.</param>
    public string DigitsAt(string aisle, string slot, int set) =>
        _slots.TryGetValue($"{aisle}/{slot}", out var sets) && sets.Length > 0 ? sets[set % sets.Length] : "";

    /// <summary>The digits on a container or at a door; empty where there are none.</summary>
    public string DigitsOn(string place) => _places.GetValueOrDefault(place, "");

    private void Add(Func<string, string> value)
    {
        var digits = value("checkdigits").Split([' ', ';', '|', '/'], StringSplitOptions.RemoveEmptyEntries);
        _slots[$"{value("aisle")}/{value("slot")}"] = digits;
        if (value("container") is { Length: > 0 } container) _places[container] = value("containercheckdigits");
        if (value("deliverto") is { Length: > 0 } door) _places[door] = value("delivercheckdigits");
    }

    private static string Plain(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLower(CultureInfo.InvariantCulture);
}
