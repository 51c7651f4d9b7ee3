// Looks at a file system after a cut, as a box that starts does: a copy is mended by itself (its journal replayed, a
// commit in it that was torn left out), and then there must be nothing left to mend.
using EdgeAgent.Machines;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>Checks an ext4 file system on a medium.</summary>
public static class FileSystemCheck
{
    /// <summary>Null where it mends itself and is clean then; e2fsck's words where it needs force.</summary>
    /// <param name="medium">The medium; it is not touched.</param>
    /// <param name="offset">Where the file system begins, bytes.</param>
    public static async Task<string?> FaultAsync(string medium, long offset = 0)
    {
        var copy = medium + ".copy";
        try
        {
            await HostProgram.RunAsync("cp", "--sparse=always", "--reflink=auto", medium, copy);
            var place = offset == 0 ? copy : $"{copy}?offset={offset}";
            var mending = await HostProgram.TryAsync("e2fsck", "-p", place);
            var check = await HostProgram.TryAsync("e2fsck", "-f", "-n", place);
            // 1: it was mended.
            return mending.Status <= 1 && check.Status == 0 ? null : $"{mending.Words}\n{check.Words}";
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
