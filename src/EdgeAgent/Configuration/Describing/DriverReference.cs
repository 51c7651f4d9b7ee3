// The drivers as docs/drivers.md: a table of all, then each with what it drives and its sample, out of its folder.
using System.Text;

namespace EdgeAgent.Configuration.Describing;

/// <summary>Prints the drivers as Markdown.</summary>
internal static class DriverReference
{
    private const string Opening =
        """
        # Drivers

        Each driver is a folder under `src/Drivers` that explains itself: what to plug where, the config block, what
        each error means. This page is printed from those folders; after a change there print it anew:

        ```
        edge-agent schema --drivers > docs/drivers.md
        ```

        `edge-agent devices` shows how the devices are, and `edge-agent devices --probe` asks each one what it is. The
        probe also looks for what else is attached, with or without a `store.yaml`, and prints blocks that are ready to
        be pasted. Every key stands in [config.md](config.md).

        | driver | drives |
        | --- | --- |

        """;

    /// <summary>The whole page.</summary>
    public static string Of(DriverCatalogue drivers)
    {
        var page = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        var all = drivers.All.Select(driver => (Driver: driver, Folder: DriverFolder.Of(driver))).ToArray();
        foreach (var (driver, _) in all)
            page.Append($"| [`{driver.Name}`](#{driver.Name}) | {driver.Summary.Replace("|", "\\|")} |\n");
        foreach (var (driver, folder) in all)
        {
            page.Append($"\n## {driver.Name}\n\n{folder.Drives}\n");
            page.Append($"\n[{folder.Title}: what to plug where, what each error means]");
            page.Append($"(../src/Drivers/{folder.Name}/README.md)\n");
            page.Append($"\n```yaml\n{folder.Sample.TrimEnd('\n')}\n```\n");
        }

        return page.ToString();
    }
}
