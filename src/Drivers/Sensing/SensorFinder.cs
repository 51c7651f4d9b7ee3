// Finds a sensor among those of the machine. Their numbers change between boots, and with each re-plug.
namespace EdgeAgent.Drivers.Sensing;

/// <summary>Looks for one sensor.</summary>
internal sealed class SensorFinder(ISensorLayout layout, SensorFiles files)
{
    /// <summary>The sensor's folder.</summary>
    /// <exception cref="DeviceFault">With a sentence, where none or several match.</exception>
    public string Find(SensorAddress address)
    {
        var all = files.Kernel.Names(layout.Root, layout.Prefix).Select(name => $"{layout.Root}/{name}").ToArray();
        var found = all.Where(folder => Matches(folder, address)).ToArray();
        return found.Length switch
        {
            1 => found[0],
            0 => throw new DeviceFault(
                all.Length == 0
                    ? $"This machine has no {layout.What}: check the cable, and that the kernel's driver for it is loaded."
                    : $"There is no {layout.What} with {address}. Those that are there: {Named(all)}."),
            _ => throw new DeviceFault(
                $"{found.Length} {layout.What}s have {address}: tell them apart by `path`. They are: {Named(found)}.",
                RetryAdvice.NeedsPerson),
        };
    }

    /// <summary>A sensor's name and place, for sentences.</summary>
    public string Named(string folder) => $"{files.OptionalText($"{folder}/name") ?? "nameless"} at {Place(folder)}";

    /// <summary>
    /// The part of a sensor's place that tells it from others of its kind, such as <c>1-0076</c>; null where it has
    /// none.
    /// </summary>
    public static string? Part(string folder)
    {
        var place = Place(folder);
        // …/i2c-1/1-0076/iio:device0 and …/i2c-1/1-0048/hwmon/hwmon3
        return place == folder ? null : place.Split('/')[..^1].LastOrDefault(part => part is not ("hwmon" or "iio"));
    }

    private string Named(string[] folders) => string.Join(", ", folders.Select(Named));

    private bool Matches(string folder, SensorAddress address) =>
        (address.Name is null || address.Name == files.OptionalText($"{folder}/name"))
        && (address.Label is null || address.Label == files.OptionalText($"{folder}/label"))
        && (address.Path is null || IsAt(Place(folder), address.Path) || IsAt(TreePlace(folder), address.Path));

    // Whole parts alone: 1-007 is not 1-0076.
    private static bool IsAt(string? place, string part) =>
        place is not null && $"{place}/".Contains($"/{part.Trim('/')}/", StringComparison.Ordinal);

    private static string Place(string folder) =>
        new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;

    private static string? TreePlace(string folder)
    {
        var node = new DirectoryInfo($"{Place(folder)}/of_node");
        if (!node.Exists) node = new DirectoryInfo($"{Place(folder)}/device/of_node");
        return node.Exists ? node.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? node.FullName : null;
    }
}
