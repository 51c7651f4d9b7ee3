// The folder into which a warehouse system, or a person, puts files of work. A file is read when it has not changed for
// a while, taken or refused as a whole, and moved: to `done`, or to `refused` with a text beside it that says what is
// wrong and where. A file that was taken just before a crash is read again, and known.
using System.Globalization;
using EdgeAgent.VoicePicking.Work.Desk;
using EdgeAgent.VoicePicking.Work.Reading;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Work.Sources;

/// <summary>Watches the folder.</summary>
internal sealed class FileDrop(string folder, WorkDesk desk, ISlotDirectory slots, TimeProvider time, ILogger log)
{
    private const string Source = WorkSources.File;
    private const int Kept = 1_000;
    private const int LongestReason = 1_000;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Sight> _seen = new(StringComparer.Ordinal);

    /// <summary>Why the folder cannot be used: a sentence; null where all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Watches until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                await LookAsync(stop);
                if (Problem is not null) WorkLog.FolderWell(log, folder);
                Problem = null;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                if (Problem is null) WorkLog.FolderTrouble(log, folder, fault.Message);
                Problem = $"The work folder {folder} cannot be used ({fault.Message.TrimEnd('.')}): give the agent the "
                    + "right to read, write and move files there, or name another by `voice-picking: work: drop:`.";
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>Looks once: takes what has settled.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var files = new DirectoryInfo(folder).EnumerateFiles().Where(IsWork).OrderBy(file => file.Name).ToList();
        foreach (var gone in _seen.Keys.Except(files.Select(file => file.FullName)).ToList()) _seen.Remove(gone);
        foreach (var file in files)
        {
            if (!HasSettled(file)) continue;
            await TakeAsync(file, stop);
            _seen.Remove(file.FullName);
        }
    }

    private static bool IsWork(FileInfo file) =>
        file.Name[0] != '.' && WorkFile.Endings.Contains(file.Extension.ToLowerInvariant());

    private bool HasSettled(FileInfo file)
    {
        var sight = new Sight(file.Length, file.LastWriteTimeUtc, time.GetTimestamp());
        if (_seen.TryGetValue(file.FullName, out var before)
            && before.Length == sight.Length && before.Written == sight.Written)
            return time.GetElapsedTime(before.Since) >= Settled;
        _seen[file.FullName] = sight;
        return false;
    }

    private async Task TakeAsync(FileInfo file, CancellationToken stop)
    {
        var reading = file.Length > WorkFile.LargestFile
            ? WorkReading.Broken(0, $"The file has more than {WorkFile.LargestFile >> 20} MiB: split it.")
            : WorkFile.Read(file.Name, await File.ReadAllBytesAsync(file.FullName, stop), slots);
        var answer = reading.Faults.Count > 0
            ? OfferAnswer.Refused(string.Join('\n', reading.Faults.Select(fault => fault.In(file.Name))))
            : await desk.OfferAsync(reading.Assignments, Source, stop);
        if (answer.Ending == OfferEnding.Refused)
        {
            await RefuseAsync(file, answer.Text, stop);
            return;
        }

        WorkLog.Taken(log, Source, file.Name, answer.Text);
        Move(file, "done");
    }

    private async Task RefuseAsync(FileInfo file, string reason, CancellationToken stop)
    {
        WorkLog.Refused(log, Source, file.Name, Short(reason));
        var moved = Move(file, "refused");
        await File.WriteAllTextAsync(
            moved + ".txt",
            $"{file.Name} was refused: nothing of it is handed out. Mend it, and put it into {folder} again.\n{reason}\n",
            stop);
        try
        {
            await desk.RefusedAsync(file.Name, null, Source, Short(reason), stop);
        }
        catch (WorkRefusal refusal)
        {
            // HQ is not told; the text beside the file tells the person who put it there.
            WorkLog.Unwritten(log, refusal.Message);
        }
    }

    private static string Short(string reason) =>
        reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…";

    private string Move(FileInfo file, string where)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, where));
        var stamp = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var path = Path.Combine(target.FullName, $"{stamp}-{file.Name}");
        for (var again = 2; File.Exists(path); again++)
            path = Path.Combine(target.FullName, $"{stamp}-{again}-{file.Name}");
        File.Move(file.FullName, path);
        foreach (var old in target.GetFiles().OrderByDescending(one => one.Name).Skip(Kept)) old.Delete();
        return path;
    }

    private readonly record struct Sight(long Length, DateTime Written, long Since);
}
