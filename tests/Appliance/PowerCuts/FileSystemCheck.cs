// Looks at a file system after a cut, as a machine that starts would: the journal is replayed on a copy, and then there
// must be nothing to mend.
using EdgeAgent.Machines;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>Checks an ext4 file system on a medium.</summary>
public static class FileSystemCheck
{
    /// <summary>Null where it is clean after the replay of its journal; e2fsck's words where it is not.</summary>
    /// <param name="medium">The medium; it is not touched.</param>
    /// <param name="offset">Where the file system begins, bytes.</param>
    public static async Task<string?> FaultAsync(string medium, long offset = 0)
    {
        var copy = medium + ".copy";
        try
        {
            await HostProgram.RunAsync("cp", "--sparse=always", "--reflink=auto", medium, copy);
            var place = offset == 0 ? copy : $"{copy}?offset={offset}";
            var replay = await HostProgram.TryAsync("e2fsck", "-E", "journal_only", "-y", place);
            var check = await HostProgram.TryAsync("e2fsck", "-f", "-n", place);
            return check.Status == 0 ? null : $"{replay.Words}\n{check.Words}";
        }
        finally
        {
            File.Delete(copy);
        }
    }
}
