// The half-loaded bundle of one version: what of it can be gone on with, and what an answer of the server makes of
// that.
using System.Net;

namespace EdgeAgent.Appliance.Updates.Download;

/// <summary>A half-loaded bundle.</summary>
internal sealed class PartFile
{
    private readonly BundleFolder _folder;
    private readonly UpdateOptions _wish;

    /// <summary>Looks at what is there: never more than is surely on disk.</summary>
    public PartFile(BundleFolder folder, UpdateOptions wish)
    {
        (_folder, _wish) = (folder, wish);
        var record = PartRecord.Read(folder.Record(wish.Version));
        var file = new FileInfo(folder.Part(wish.Version));
        // Without a name for the content, or a hash to hold against the whole, nobody could tell two halves apart.
        var known = record is not null && record.Url == wish.Url.AbsoluteUri
            && (record.Validator is not null || wish.Sha256 is not null);
        if (!known || !file.Exists || file.Length < record!.Synced)
        {
            folder.Discard(wish.Version);
            return;
        }

        Record = record;
        using var bytes = File.OpenHandle(file.FullName, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.SetLength(bytes, record.Synced);
    }

    private PartFile(BundleFolder folder, UpdateOptions wish, PartRecord record) =>
        (_folder, _wish, Record) = (folder, wish, record);

    /// <summary>What is known of it; null where there is nothing.</summary>
    public PartRecord? Record { get; private set; }

    /// <summary>Whether all of it is there, and only its name is missing.</summary>
    public bool IsWhole => Record is { Total: { } total, Synced: var synced } && synced == total;

    /// <summary>Bytes that are there.</summary>
    public long Length => Record?.Synced ?? 0;

    /// <summary>Where the bytes are.</summary>
    public string Path => _folder.Part(_wish.Version);

    /// <summary>The host that they come from, for people.</summary>
    public string Host => _wish.Url.Host;

    /// <summary>Whether an answer goes on exactly where this ends.</summary>
    /// <exception cref="DownloadFault">It goes on elsewhere, or the server has less than we do: all is thrown
    /// away.</exception>
    public bool Fits(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.OK) return false;
        var range = answer.Content.Headers.ContentRange;
        var goesOn = Length > 0 && (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
            ? range?.Length == Length
            : range?.From == Length && (Record!.Total is null || range.Length == Record.Total));
        if (goesOn) return true;
        throw Discard($"{Host} no longer has the bundle that was coming in: it is loaded again from its start.");
    }

    /// <summary>Starts from nothing with the content of an answer.</summary>
    public PartFile Anew(HttpResponseMessage answer)
    {
        _folder.Discard(_wish.Version);
        var headers = answer.Headers;
        var validator = headers.ETag is { IsWeak: false } tag
            ? tag.Tag
            : answer.Content.Headers.LastModified?.ToString("R");
        return new PartFile(
            _folder, _wish,
            new PartRecord(_wish.Url.AbsoluteUri, validator, answer.Content.Headers.ContentLength, 0));
    }

    /// <summary>Notes that so many bytes are on disk.</summary>
    public void Synced(long bytes)
    {
        Record = Record! with { Synced = bytes };
        Record.Write(_folder.Record(_wish.Version));
    }

    /// <summary>Throws away what has come, for a reason.</summary>
    public DownloadFault Discard(string reason)
    {
        _folder.Discard(_wish.Version);
        return new DownloadFault(reason, needsPerson: false);
    }
}
