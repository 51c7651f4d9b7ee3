// Packs texts into a .tar.gz that a support person can open anywhere; every text passes the redactor on its way in.
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace EdgeAgent.Commands.Support;

/// <summary>Writes the bundle.</summary>
internal sealed class BundleWriter : IAsyncDisposable
{
    private readonly TarWriter _tar;
    private readonly DateTimeOffset _time;

    /// <summary>Starts a bundle at a path; an existing file is an error.</summary>
    public BundleWriter(string path, DateTimeOffset time)
    {
        _time = time;
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        _tar = new TarWriter(
            new GZipStream(new FileStream(path, options), CompressionLevel.Optimal),
            TarEntryFormat.Pax,
            leaveOpen: false);
    }

    /// <summary>Adds one text under a name.</summary>
    public async Task AddAsync(string name, string text, CancellationToken stop)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Redactor.Clean(text)));
        var entry = new PaxTarEntry(TarEntryType.RegularFile, $"edge-agent-support/{name}")
        {
            DataStream = content,
            ModificationTime = _time,
        };
        await _tar.WriteEntryAsync(entry, stop);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _tar.DisposeAsync();
}
