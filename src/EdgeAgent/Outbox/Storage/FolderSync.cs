// A file's new name is on disk only once its folder is synced (fsync(2)).
using System.Runtime.InteropServices;

namespace EdgeAgent.Outbox.Storage;

internal static partial class FolderSync
{
    private const int ReadOnlyFolder = 0x10000; // O_RDONLY | O_DIRECTORY on x64; arm64 differs, see Flags

    private static int Flags => RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm
        ? 0x4000
        : ReadOnlyFolder;

    /// <summary>
    /// Brings the names in a folder to disk. A file system that cannot is left alone: there is nothing better to do.
    /// </summary>
    public static void Run(string folder)
    {
        var descriptor = Open(folder, Flags, 0);
        if (descriptor < 0) return;
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
