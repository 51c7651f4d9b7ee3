// What must fit together in the block of a shelf.
using EdgeAgent.Drivers.Options;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Shelves;

/// <summary>Checks the options of a shelf against each other.</summary>
internal static class ShelfCheck
{
    /// <summary>Reports what does not fit.</summary>
    public static void Run(string slot, ShelfOptions options, IOptionReader reader, ChannelBook book)
    {
        book.Take(reader, "weight", options.Weight, "weight", $"shelf `{slot}`");
        book.Take(reader, "distance", options.Distance, "distance", $"shelf `{slot}`");
        if (options.Item is { } item && !IsGtin(item))
            reader.Fault(
                "item",
                $"`item` is `{item}`: expected a GTIN of 8, 12, 13 or 14 digits, the last of them its check digit.");
        if (options.Weight is null == options.Distance is null)
            reader.Fault(
                "weight",
                options.Weight is null
                    ? "Name the channel that watches the shelf: `weight`, or `distance`."
                    : "`weight` and `distance` exclude each other: keep one.");
        else if (options.Weight is not null) CheckWeight(options, reader);
        else CheckDistance(options, reader);
        CheckThresholds(options, reader);
    }

    private static void CheckWeight(ShelfOptions options, IOptionReader reader)
    {
        if (options.ItemWeight is null && options.FullWeight is null)
            reader.Fault(
                "item-weight",
                "Say what one item weighs (`item-weight`), or what the full shelf weighs (`full-weight`).");
        if (options is { ItemWeight: not null, FullWeight: not null })
            reader.Fault(
                "full-weight",
                "`full-weight` is for shelves whose items are not counted: with `item-weight`, give `capacity`.");
        if (options.EmptyDistance is not null || options.FullDistance is not null)
            reader.Fault(
                "empty-distance",
                "`empty-distance` and `full-distance` belong to `distance`, not to `weight`.");
    }

    private static void CheckDistance(ShelfOptions options, IOptionReader reader)
    {
        if (options.ItemWeight is not null || options.FullWeight is not null)
            reader.Fault("item-weight", "`item-weight` and `full-weight` belong to `weight`, not to `distance`.");
        if (options.EmptyDistance is null || options.FullDistance is null)
            reader.Fault(
                options.EmptyDistance is null ? "empty-distance" : "full-distance",
                "A distance needs `empty-distance` and `full-distance`: what is measured with nothing there, and with the shelf full.");
        else if (options.EmptyDistance == options.FullDistance)
            reader.Fault(
                "full-distance",
                "`full-distance` equals `empty-distance`: the goods have to change the distance.");
    }

    private static void CheckThresholds(ShelfOptions options, IOptionReader reader)
    {
        if (options.LowAt <= options.EmptyAt)
            reader.Fault(
                "low-at",
                $"`low-at` is {options.LowAt} and `empty-at` is {options.EmptyAt}: a shelf is low before it is empty.");
        var most = options.Counts ? options.Capacity ?? double.PositiveInfinity : 100;
        var highest = options.LowAt ?? options.EmptyAt;
        if (highest < most) return;
        reader.Fault(
            options.LowAt is null ? "empty-at" : "low-at",
            options.Counts
                ? $"The full shelf holds {options.Capacity} items: one that is low at {highest} is never refilled."
                : $"{highest} % of the full shelf is all of it: it is never refilled.");
    }

    // GS1 General Specifications, section 7.9: weights 3 and 1 in turn from the right, sum divisible by ten.
    private static bool IsGtin(string text) =>
        text.Length is 8 or 12 or 13 or 14 && text.All(char.IsAsciiDigit)
        && text.Reverse().Select((digit, index) => (digit - '0') * (index % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
}
