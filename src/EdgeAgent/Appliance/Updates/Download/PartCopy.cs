// Copies an answer of the server into the half-loaded bundle: at its pace, with patience of a minute, synced every
// few MiB and noted, and never into the space that the outbox needs.
using System.Globalization;

namespace EdgeAgent.Appliance.Updates.Download;

/// <summary>Copies one answer.</summary>
internal sealed class PartCopy(BundleFolder folder, TimeProvider time, Pace pace, Action<long, long?> progress)
{
    /// <summary>A server that says nothing for this long is taken for gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const int Piece = 32 << 10;
    private const long SyncEvery = 4L << 20;

    /// <summary>Copies until the answer ends; what came is on disk and noted, however it ends.</summary>
    /// <exception cref="DownloadFault">It ended too early or too late, or there is no room.</exception>
    public async Task RunAsync(HttpResponseMessage answer, PartFile part, CancellationToken stop)
    {
        if (part.Record!.Total is { } total && total - part.Length > folder.Room) throw NoRoom(total - part.Length);
        await using var source = await answer.Content.ReadAsStreamAsync(stop);
        await using var target = new FileStream(
            part.Path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        part.Synced(part.Length); // whose bytes they are is known before the first one comes
        target.Position = part.Length;
        try
        {
            await CopyAsync(source, target, part, stop);
        }
        finally
        {
            Sync(target, part);
        }

        if (part.Record.Total is { } whole && part.Length < whole)
            throw Cut(part, "the line was cut", null);
    }

    private async Task CopyAsync(Stream source, FileStream target, PartFile part, CancellationToken stop)
    {
        var buffer = new byte[Piece];
        while (true)
        {
            var count = await ReadAsync(source, buffer, part, stop);
            if (count == 0) return;
            if (part.Record!.Total is { } total && target.Position + count > total)
            {
                throw part.Discard(
                    $"{part.Host} sent more than the {total} bytes that it announced: the bundle is loaded again from its start.");
            }

            await target.WriteAsync(buffer.AsMemory(0, count), stop);
            progress(target.Position, part.Record.Total);
            if (target.Position - part.Length >= SyncEvery)
            {
                Sync(target, part);
                if (folder.Room < SyncEvery) throw NoRoom((part.Record.Total ?? target.Position) - target.Position);
            }

            await pace.PassAsync(count, stop);
        }
    }

    private async Task<int> ReadAsync(Stream source, byte[] buffer, PartFile part, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            return await source.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw Cut(part, $"nothing came for {Patience.TotalSeconds:0} s", null);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            throw Cut(part, "the line was cut", fault);
        }
    }

    private static void Sync(FileStream target, PartFile part)
    {
        // A bundle that was thrown away has no record to keep.
        if (!File.Exists(part.Path)) return;
        target.Flush(flushToDisk: true);
        part.Synced(target.Position);
    }

    private static DownloadFault Cut(PartFile part, string how, Exception? cause) => new(
        $"The bundle from {part.Host} is not whole yet ({how}): the rest is fetched later.", needsPerson: false, cause);

    private DownloadFault NoRoom(long missing) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The bundle needs {(missing >> 20) + 1} MiB more and {Math.Max(0, folder.Room) >> 20} MiB are free beside what the outbox needs: free some on the file system of {folder.Path}."),
        needsPerson: true);
}
