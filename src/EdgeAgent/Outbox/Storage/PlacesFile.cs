// The file `places`: two marks in disk sectors of their own, written in turn, so that a torn write spares one of them.
using Microsoft.Win32.SafeHandles;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Keeps the newest <see cref="PlaceMark"/> beside the database.</summary>
internal sealed class PlacesFile : IDisposable
{
    private const int Sector = 512;
    private const int SyncEvery = 4096;
    private readonly SafeFileHandle _file;
    private readonly byte[] _buffer = new byte[PlaceMark.Size];
    private int _unsynced;

    private PlacesFile(SafeFileHandle file, PlaceMark? newest)
    {
        _file = file;
        Newest = newest;
    }

    /// <summary>The newest good mark; null where there is none.</summary>
    public PlaceMark? Newest { get; private set; }

    /// <summary>Opens the file, or makes it with its full length, so that later writes need no new space.</summary>
    public static PlacesFile Open(string path)
    {
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (RandomAccess.GetLength(file) < 2 * Sector)
            RandomAccess.Write(file, new byte[2 * Sector - RandomAccess.GetLength(file)], RandomAccess.GetLength(file));
        return new PlacesFile(file, Read(file));
    }

    /// <summary>Reads the newest mark without changing anything.</summary>
    public static PlaceMark? Peek(string path)
    {
        if (!File.Exists(path)) return null;
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Read(file);
    }

    /// <summary>
    /// Writes a mark over the older of the two. It is synced only now and then: the database is, and after a power cut
    /// the larger of both holds.
    /// </summary>
    public void Write(PlaceMark mark, bool sync)
    {
        Newest = mark with { Generation = (Newest?.Generation ?? 0) + 1 };
        Newest.Write(_buffer);
        RandomAccess.Write(_file, _buffer, Newest.Generation % 2 * Sector);
        if (!sync && ++_unsynced < SyncEvery) return;
        RandomAccess.FlushToDisk(_file);
        _unsynced = 0;
    }

    public void Dispose() => _file.Dispose();

    private static PlaceMark? Read(SafeFileHandle file)
    {
        var bytes = new byte[PlaceMark.Size];
        PlaceMark? newest = null;
        for (var slot = 0; slot < 2; slot++)
        {
            var length = RandomAccess.Read(file, bytes, slot * Sector);
            var mark = PlaceMark.Read(bytes.AsSpan(0, length));
            if (mark is not null && mark.Generation > (newest?.Generation ?? -1)) newest = mark;
        }

        return newest;
    }
}
