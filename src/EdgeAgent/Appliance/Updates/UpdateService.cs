// The agent's part of an update, without any right beyond its own folder: it brings the bundle in, and tells HQ what
// became of it. Root's command installs it (Applying/) and judges it after the restart (Gate/).
using EdgeAgent.Appliance.Updates.Download;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Contracts;
using EdgeAgent.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Appliance.Updates;

/// <summary>What the service is made of.</summary>
internal sealed record UpdateServiceParts
{
    /// <summary>What HQ wants; null for nothing.</summary>
    public UpdateOptions? Wish { get; init; }

    /// <summary>The box.</summary>
    public required BoxAddress Box { get; init; }

    /// <summary>The version that it runs from.</summary>
    public required UpdateVersion Version { get; init; }

    /// <summary>Where bundles lie.</summary>
    public required BundleFolder Folder { get; init; }

    /// <summary>What root's commands note.</summary>
    public required UpdateRecords Records { get; init; }

    /// <summary>Tells HQ of outcomes.</summary>
    public required UpdateTeller Teller { get; init; }

    /// <summary>Makes the way to HQ's server; called when something is to be loaded.</summary>
    public required Func<HttpMessageInvoker> Http { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The dice of the waits between tries.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Where it logs.</summary>
    public required ILogger Log { get; init; }
}

/// <summary>Brings bundles in.</summary>
internal sealed class UpdateService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private static readonly BackoffOptions Waits = new()
    {
        Shortest = TimeSpan.FromSeconds(5),
        Longest = TimeSpan.FromMinutes(15),
    };

    private readonly UpdateServiceParts _parts;
    private readonly FullJitterBackoff _backoff;
    private UpdateStatus _status;

    /// <summary>Makes the service; it works when <see cref="RunAsync"/> runs.</summary>
    public UpdateService(UpdateServiceParts parts)
    {
        _parts = parts;
        _backoff = new FullJitterBackoff(Waits, parts.Random);
        _status = new UpdateStatus
        {
            Version = parts.Version.Text,
            Wanted = parts.Wish?.Version.Text,
            Window = parts.Wish?.Window.ToString(),
            State = UpdateState.None,
        };
    }

    /// <summary>Where it stands.</summary>
    public UpdateStatus Status => Volatile.Read(ref _status);

    /// <summary>Works until stopped. Whatever goes wrong is said in the status; the agent goes on.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            var wait = LookEvery;
            try
            {
                await _parts.Teller.TellAsync(_parts.Records.History, stop);
                Look();
                if (Status.State == UpdateState.Loading) await LoadAsync(stop);
            }
            catch (DownloadFault fault)
            {
                wait = HeldUp(fault.Message, fault.NeedsPerson);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                wait = HeldUp(
                    $"The bundle cannot be kept in {_parts.Folder.Path} ({fault.Message.TrimEnd('.')}): look at the disk.",
                    needsPerson: true);
            }

            await Task.Delay(wait, _parts.Time, stop);
        }
    }

    // What is to be done, from what is wished, what runs, what was tried, and what lies here.
    private void Look()
    {
        var (wish, before) = (_parts.Wish, Status);
        var vain = wish is null ? null : _parts.Records.TriedInVain(wish.Version);
        var state = wish is null ? UpdateState.None
            : !wish.Version.IsNewerThan(_parts.Version) ? UpdateState.Newest
            : vain is not null ? UpdateState.TriedInVain
            : !RolloutShare.Includes(_parts.Box, wish.Version, wish.Share) ? UpdateState.NotYet
            : File.Exists(_parts.Folder.Bundle(wish.Version)) ? UpdateState.Ready
            : UpdateState.Loading;
        _parts.Folder.KeepOnly(state is UpdateState.Loading or UpdateState.Ready ? wish!.Version : null);
        if (state == UpdateState.Ready && _parts.Folder.Room < 0) state = GiveWay();
        var length = state == UpdateState.Ready ? new FileInfo(_parts.Folder.Bundle(wish!.Version)).Length : 0;
        Set(status => status with
        {
            State = state,
            Bytes = state == UpdateState.Loading ? status.Bytes : length,
            TotalBytes = state == UpdateState.Loading ? status.TotalBytes : state == UpdateState.Ready ? length : null,
            Problem = vain is not null ? VainSentence(vain) : state == UpdateState.Loading ? status.Problem : null,
            Last = _parts.Records.History.LastOrDefault(),
        });
        if (wish is not null && state != before.State)
            UpdateLog.Stands(_parts.Log, wish.Version.Text, _parts.Version.Text, state.ToString());
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var wish = _parts.Wish!;
        using var http = _parts.Http();
        var download = new BundleDownload(http, _parts.Folder, _parts.Time, Progress);
        await download.RunAsync(wish, stop);
        _backoff.Reset();
        Set(status => status with { Problem = null });
        Look();
        UpdateLog.Loaded(_parts.Log, wish.Version.Text, Status.Bytes >> 20);

        void Progress(long bytes, long? total)
        {
            // A piece that came is a healthy spell: the next cut is waited out from the shortest wait.
            _backoff.Reset();
            Set(status => status with { Bytes = bytes, TotalBytes = total, Problem = null });
        }
    }

    private UpdateState GiveWay()
    {
        UpdateLog.GaveWay(_parts.Log, Math.Max(0, _parts.Folder.Room) >> 20);
        _parts.Folder.KeepOnly(null);
        return UpdateState.Loading;
    }

    private TimeSpan HeldUp(string problem, bool needsPerson)
    {
        if (problem != Status.Problem) UpdateLog.HeldUp(_parts.Log, problem);
        Set(status => status with { Problem = problem, Failures = status.Failures + 1 });
        return needsPerson ? _backoff.NextSlow() : _backoff.Next();
    }

    private static string VainSentence(UpdateOutcome vain) =>
        $"Version {vain.To} was tried on {vain.Time:yyyy-MM-dd} and did not stay: {vain.Reason} It is not tried again by "
        + "itself: name a newer version at HQ, or run `edge-agent update apply --again` on the box.";

    private void Set(Func<UpdateStatus, UpdateStatus> change) => Volatile.Write(ref _status, change(_status));
}
