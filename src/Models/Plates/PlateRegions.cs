// The regions whose plate formats are known, for those who check a config before any model is loaded.
using EdgeAgent.Models.Plates.Formats;

namespace EdgeAgent.Models.Plates;

/// <summary>Names regions.</summary>
public static class PlateRegions
{
    /// <summary>Their names, such as <c>eu</c>.</summary>
    public static IReadOnlyList<string> Known() =>
        [.. PlateFormatTable.BuiltIn().Regions.Select(region => region.Name)];
}
