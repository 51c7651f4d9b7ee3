// Which picture files a `try` command is to read, one after the other, and what happens to those that are none.
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Commands.Try;

/// <summary>Reads pictures that were named on the command line.</summary>
/// <param name="time">Where time-outs are taken from.</param>
/// <param name="output">Where the lines go.</param>
internal sealed class PictureFiles(TimeProvider time, TextWriter output)
{
    private static readonly string[] Endings =
        [".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm"];

    /// <summary>
    /// Prints one line for each picture. A bad one gets a line with the reason, and the others go on.
    /// </summary>
    /// <param name="named">Files and folders; a folder stands for the pictures in it, by name.</param>
    /// <param name="line">What is printed for a picture.</param>
    /// <param name="stop">Ends it between two pictures.</param>
    /// <returns>0 where all were pictures, 1 where any was none.</returns>
    public async Task<int> ForEachAsync(
        IEnumerable<string> named, Func<string, Picture, CancellationToken, Task<string>> line, CancellationToken stop)
    {
        var all = true;
        foreach (var file in named.SelectMany(Files))
        {
            try
            {
                var picture = await PictureFile.ReadAsync(file, null, time, stop);
                await output.WriteLineAsync(await line(file, picture, stop));
            }
            catch (PictureException fault)
            {
                all = false;
                await output.WriteLineAsync(PlateLine.Bad(file, fault.Message));
            }
        }

        return all ? 0 : 1;
    }

    private static IEnumerable<string> Files(string named) => Directory.Exists(named)
        ? Directory.EnumerateFiles(named)
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
        : [named];
}
