// Every page of the database file and of its log (sqlite.org/fileformat2.html, sections 1 and 4).
using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace EdgeAgent.Outbox.Storage;

/// <summary>
/// Reads pages straight from the files: first those of the database, then those of the log in their order.
/// </summary>
internal sealed class PageImages : IDisposable
{
    public const int PageSize = Schema.PageBytes;
    private const int LogHeader = 32;
    private const int FrameHeader = 24;
    private readonly SafeFileHandle? _file;
    private readonly SafeFileHandle? _log;
    private readonly int _filePages;
    private readonly List<long> _frames = [];
    private readonly Dictionary<uint, int> _newest = [];

    private PageImages(SafeFileHandle? file, SafeFileHandle? log)
    {
        (_file, _log) = (file, log);
        _filePages = file is null ? 0 : (int)((RandomAccess.GetLength(file) + PageSize - 1) / PageSize);
        if (log is not null) FindFrames(log);
    }

    /// <summary>Images in both files; the same page may be there more than once.</summary>
    public int Count => _filePages + _frames.Count;

    public static PageImages Open(StateFiles files) => new(OpenIfThere(files.Database), OpenIfThere(files.Log));

    /// <summary>Reads an image; what a file that is too short does not hold is zero.</summary>
    public void Read(int image, Span<byte> page)
    {
        var (file, offset) = image < _filePages
            ? (_file!, (long)image * PageSize)
            : (_log!, _frames[image - _filePages]);
        var length = 0;
        while (length < PageSize)
        {
            var read = RandomAccess.Read(file, page[length..PageSize], offset + length);
            if (read == 0) break;
            length += read;
        }

        page[length..PageSize].Clear();
    }

    /// <summary>The newest image of a page by its number, from 1; null where there is none.</summary>
    public int? ImageOf(uint pageNumber) =>
        _newest.TryGetValue(pageNumber, out var image) ? image
        : pageNumber >= 1 && pageNumber <= _filePages ? (int)pageNumber - 1
        : null;

    public void Dispose()
    {
        _file?.Dispose();
        _log?.Dispose();
    }

    private static SafeFileHandle? OpenIfThere(string path) =>
        File.Exists(path) ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite) : null;

    // Frames of an earlier round of the log carry another salt. Where the log's own header is damaged, the salt of most
    // of the first frames stands for it.
    private void FindFrames(SafeFileHandle log)
    {
        var length = RandomAccess.GetLength(log);
        Span<byte> header = stackalloc byte[FrameHeader];
        ulong? salt = LogSalt(log);
        for (long at = LogHeader; at + FrameHeader < length; at += FrameHeader + PageSize)
        {
            if (RandomAccess.Read(log, header, at) < FrameHeader) break;
            var frameSalt = BinaryPrimitives.ReadUInt64BigEndian(header[8..]);
            salt ??= frameSalt;
            if (frameSalt != salt) continue;
            _newest[BinaryPrimitives.ReadUInt32BigEndian(header)] = Count;
            _frames.Add(at + FrameHeader);
        }
    }

    private static ulong? LogSalt(SafeFileHandle log)
    {
        Span<byte> frames = stackalloc byte[FrameHeader];
        var votes = new Dictionary<ulong, int>();
        const int Sample = 9;
        for (var index = 0; index < Sample; index++)
        {
            if (RandomAccess.Read(log, frames, LogHeader + (long)index * (FrameHeader + PageSize)) < FrameHeader) break;
            var salt = BinaryPrimitives.ReadUInt64BigEndian(frames[8..]);
            votes[salt] = votes.GetValueOrDefault(salt) + 1;
        }

        Span<byte> header = stackalloc byte[LogHeader];
        if (RandomAccess.Read(log, header, 0) == LogHeader)
        {
            var salt = BinaryPrimitives.ReadUInt64BigEndian(header[16..]);
            if (votes.ContainsKey(salt)) return salt;
        }

        return votes.Count == 0 ? null : votes.MaxBy(vote => vote.Value).Key;
    }
}
