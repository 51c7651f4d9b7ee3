// The FAT partition of a box without power, as an installer's computer sees it.
using System.Globalization;
using EdgeAgent.Machines;

namespace EdgeAgent.ApplianceTests.Image;

/// <summary>The partition EDGE-BOX of a medium.</summary>
/// <param name="medium">The disk's file.</param>
/// <param name="offset">Where the partition begins, bytes.</param>
public sealed class Card(string medium, long offset)
{
    /// <summary>The disk's file.</summary>
    public string Medium => medium;

    private string Place => string.Create(CultureInfo.InvariantCulture, $"{medium}@@{offset}");

    /// <summary>Writes a file, in place of one that is there.</summary>
    public async Task WriteAsync(string name, string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            if (Path.GetDirectoryName(name) is { Length: > 0 } folder)
                await HostProgram.TryAsync("mmd", "-D", "s", "-i", Place, $"::{folder}");
            await HostProgram.RunAsync("mcopy", "-D", "o", "-i", Place, file, $"::{name}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Reads a file; null where there is none.</summary>
    public async Task<string?> ReadAsync(string name)
    {
        var answer = await HostProgram.TryAsync("mtype", "-i", Place, $"::{name}");
        return answer.Status == 0 ? answer.Output : null;
    }
}
