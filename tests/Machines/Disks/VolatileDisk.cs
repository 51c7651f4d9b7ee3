// A disk with a volatile write cache, as SSDs and SD cards have one: what is written is on the medium only once it was
// flushed. At a power cut a random part of the rest has reached the medium, sector by sector, in no order.
using Microsoft.Win32.SafeHandles;

namespace EdgeAgent.Machines.Disks;

/// <summary>
/// A disk whose medium is a file. Killing a machine on a plain file proves nothing, because the computer's own memory
/// keeps what the machine wrote; here only what was flushed is sure. Thread-safe.
/// </summary>
public sealed class VolatileDisk : IDisposable
{
    /// <summary>What reaches the medium whole or not at all, bytes.</summary>
    public const int SectorBytes = 512;

    private readonly Lock _gate = new();
    private readonly SafeFileHandle _medium;

    // Per sector all that was written since the last flush, oldest first: the medium may hold any of them.
    private readonly SortedDictionary<long, List<byte[]>> _cache = [];
    private TaskCompletionSource _dark = Dark();
    private int _writesLeft;

    /// <summary>Opens a disk.</summary>
    /// <param name="file">The medium; its length is the disk's size and a multiple of the sector's.</param>
    /// <param name="ignoresFlush">Whether it lies: says that it flushed, and did not.</param>
    public VolatileDisk(string file, bool ignoresFlush = false)
    {
        _medium = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Bytes = RandomAccess.GetLength(_medium);
        if (Bytes % SectorBytes != 0) throw new ArgumentException($"{file} is no multiple of a sector.", nameof(file));
        IgnoresFlush = ignoresFlush;
    }

    /// <summary>Its size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>Whether it says that it flushed, and did not.</summary>
    public bool IgnoresFlush { get; }

    /// <summary>What was asked of it so far.</summary>
    public DiskCounts Counts { get; private set; }

    /// <summary>Sectors that a cut would put at risk now.</summary>
    public int SectorsAtRisk
    {
        get
        {
            lock (_gate) return _cache.Count;
        }
    }

    /// <summary>Whether the power has gone with a write: no request may be answered until <see cref="Cut"/>.</summary>
    public bool IsDark => _dark.Task.IsCompleted;

    /// <summary>
    /// The power will go with a write, the n-th from now, when some of what belongs together is in the cache alone.
    /// Between two bursts of writes, where a moment by the clock mostly falls, nothing is at risk.
    /// </summary>
    /// <param name="writes">From 1 on.</param>
    /// <returns>Ends when the power has gone.</returns>
    public Task FailWithWriteAsync(int writes)
    {
        lock (_gate)
        {
            _writesLeft = writes;
            return _dark.Task;
        }
    }

    /// <summary>Reads what was written last, on the medium or not.</summary>
    /// <param name="offset">The first byte; a multiple of the sector's size, as is the length.</param>
    /// <param name="into">Where to.</param>
    public void Read(long offset, Span<byte> into)
    {
        RequireSectors(offset, into.Length);
        lock (_gate)
        {
            for (var got = 0; got < into.Length;)
                got += RandomAccess.Read(_medium, into[got..], offset + got) is > 0 and var count
                    ? count
                    : throw new EndOfStreamException($"The medium ends before byte {offset + got}.");
            if (_cache.Count == 0) return;
            for (var at = 0; at < into.Length; at += SectorBytes)
                if (_cache.TryGetValue((offset + at) / SectorBytes, out var versions))
                    versions[^1].CopyTo(into[at..]);
        }
    }

    /// <summary>Takes sectors into the cache.</summary>
    public void Write(long offset, ReadOnlySpan<byte> data)
    {
        RequireSectors(offset, data.Length);
        lock (_gate)
        {
            Counts = Counts with { Writes = Counts.Writes + 1, Bytes = Counts.Bytes + data.Length };
            for (var at = 0; at < data.Length; at += SectorBytes)
                Cache((offset + at) / SectorBytes, data.Slice(at, SectorBytes).ToArray());
            if (_writesLeft > 0 && --_writesLeft == 0) _dark.SetResult();
        }
    }

    /// <summary>Takes sectors, and has put them on the medium when it returns (force unit access).</summary>
    public void WriteThrough(long offset, ReadOnlySpan<byte> data)
    {
        Write(offset, data);
        if (IgnoresFlush || IsDark) return;
        lock (_gate)
        {
            RandomAccess.Write(_medium, data, offset);
            for (var at = 0; at < data.Length; at += SectorBytes) _cache.Remove((offset + at) / SectorBytes);
        }
    }

    /// <summary>Puts all that was written on the medium; nothing, where the disk lies.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            Counts = Counts with { Flushes = Counts.Flushes + 1 };
            if (IgnoresFlush || IsDark) return;
            foreach (var (sector, versions) in _cache)
                RandomAccess.Write(_medium, versions[^1], sector * SectorBytes);
            _cache.Clear();
        }
    }

    /// <summary>
    /// The power goes: of all writes that were not flushed each has reached the medium with a chance of
    /// <paramref name="keep"/>, whatever became of those before and after it; the rest is gone.
    /// </summary>
    /// <param name="seed">The same seed and the same writes have the same outcome.</param>
    /// <param name="keep">0 = nothing of the cache survives, 1 = all of it.</param>
    public DiskCut Cut(int seed, double keep)
    {
        var random = new Random(seed);
        lock (_gate)
        {
            var (kept, older, dropped) = (0, 0, 0);
            foreach (var (sector, versions) in _cache)
            {
                var last = versions.FindLastIndex(_ => random.NextDouble() < keep);
                if (last < 0) dropped++;
                else if (last == versions.Count - 1) kept++;
                else older++;
                if (last >= 0) RandomAccess.Write(_medium, versions[last], sector * SectorBytes);
            }

            _cache.Clear();
            (_dark, _writesLeft) = (Dark(), 0);
            return new DiskCut(kept, older, dropped);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _medium.Dispose();

    private static TaskCompletionSource Dark() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Cache(long sector, byte[] data)
    {
        if (!_cache.TryGetValue(sector, out var versions)) _cache.Add(sector, versions = []);
        // One that never flushes would remember all that was ever written.
        else if (IgnoresFlush) versions.Clear();
        versions.Add(data);
    }

    private void RequireSectors(long offset, int length)
    {
        if (offset < 0 || offset % SectorBytes != 0 || length % SectorBytes != 0 || offset + length > Bytes)
            throw new ArgumentOutOfRangeException(
                nameof(offset), $"Bytes {offset} to {offset + length} are no whole sectors of {Bytes} bytes.");
    }
}
