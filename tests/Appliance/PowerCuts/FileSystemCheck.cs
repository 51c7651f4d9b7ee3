// Looks at a file system after a cut, as a box that starts does: a copy is mended by itself (its journal replayed, a
// commit in it that was torn left out), and then there must be nothing left to mend.
using EdgeAgent.Machines;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>What a file system was like after a cut.</summary>
/// <param name="Mended">Whether e2fsck had to mend more than its journal's replay, by itself and without force.</param>
/// <param name="Fault">e2fsck's words where it needs force; null where the file system is whole.</param>
public sealed record FileSystemState(bool Mended, string? Fault);

/// <summary>Checks an ext4 file system on a medium.</summary>
public static class FileSystemCheck
{
    /// <summary>Looks at it.</summary>
    /// <param name="medium">The medium; it is not touched.</param>
    /// <param name="offset">Where the file system begins, bytes.</param>
    public static async Task<FileSystemState> LookAsync(string medium, long offset = 0)
    {
        var copy = medium + ".copy";
        try
        {
            // A file of its own: given an offset, e2fsck forgets it when it opens the file system anew after the replay
            // of the journal.
            await HostProgram.RunAsync(
                "dd", $"if={medium}", $"of={copy}", "bs=1M", "iflag=skip_bytes", $"skip={offset}", "conv=sparse",
                "status=none");
            var mending = await HostProgram.TryAsync("e2fsck", "-p", copy);
            var check = await HostProgram.TryAsync("e2fsck", "-f", "-n", copy);
            // 1: it was mended.
            var whole = mending.Status <= 1 && check.Status == 0;
            return new FileSystemState(mending.Status == 1, whole ? null : $"{mending.Words}\n{check.Words}");
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
