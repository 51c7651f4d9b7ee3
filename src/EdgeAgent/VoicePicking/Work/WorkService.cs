// Work for pickers as one part of the agent: the desk, where work comes from, and what is told of it.
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.VoicePicking.Supervision;
using EdgeAgent.VoicePicking.Terminals;
using EdgeAgent.VoicePicking.Work.Desk;
using EdgeAgent.VoicePicking.Work.Sources;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Work;

/// <summary>Work for pickers.</summary>
internal sealed class WorkService : IDisposable
{
    private const int EventsAtOnce = 1_000;
    private const int BytesAtOnce = 1 << 20;
    private static readonly TimeSpan TidyEvery = TimeSpan.FromMinutes(1);

    private readonly WorkServiceParts _parts;
    private readonly FileDrop? _drop;
    private readonly HqWork _hq;
    private readonly HostWork? _host;
    private readonly TerminalServer? _terminals;
    private readonly ILogger _log;
    private readonly WorkDesk _desk;

    private WorkService(WorkServiceParts parts, VoicePickingOptions options, WorkDesk desk, ILogger log)
    {
        (_parts, _desk, _log) = (parts, desk, log);
        var (work, time) = (options.Work, parts.Services.Time);
        Slots = new SlotBook(work.HqSlots ?? "", work.Slots is { } file ? SlotBook.FromFile(file) : []);
        Insight = new PickingInsight(parts.Config.Store, time);
        Writer = new PickEventWriter(parts.Intake, time, parts.Clock);
        Writer.Told += Insight.Hear;
        Writer.PromptRepeated += Insight.HearRepeat;
        desk.Told += Insight.Hear;
        _drop = work.Drop is { } folder ? new FileDrop(folder, desk, Slots, time, log) : null;
        _hq = new HqWork(desk, Slots, parts.Config.Store.Topics, parts.Letters, time, log);
        _host = options.Terminals.Host is { } host ? new HostWork(host, parts.Services, desk, Slots, log) : null;
        Desk = _host is null ? desk : new HostDesk(desk, _host);
        _terminals = options.Terminals.Listen is { } listen
            ? new TerminalServer(listen, new TerminalDialogue(Desk, time), time, log)
            : null;
    }

    /// <summary>The desk, for sessions.</summary>
    public IWorkDesk Desk { get; }

    /// <summary>Tells what pickers do, for sessions.</summary>
    public PickEventWriter Writer { get; }

    /// <summary>Counts it.</summary>
    public PickingInsight Insight { get; }

    /// <summary>The slots of the store.</summary>
    public SlotBook Slots { get; }

    /// <summary>What the uplink listens to for HQ.</summary>
    public IReadOnlyList<ITopicListener> Listeners => _hq.Listeners;

    /// <summary>An event was told, for the page.</summary>
    public event Action<NewEvent>? Told
    {
        add
        {
            _desk.Told += value;
            Writer.Told += value;
        }
        remove
        {
            _desk.Told -= value;
            Writer.Told -= value;
        }
    }

    /// <summary>Picking at this moment.</summary>
    public PickingStatus Status
    {
        get
        {
            var status = SupervisorView.Of(_desk, Insight, _parts.Services.Time.GetUtcNow());
            return status with
            {
                WaitingResults = _host is null ? null : _desk.Look(book => book.Results.Count),
                Problems = [.. status.Problems, .. new[] { _drop?.Problem, _host?.Problem }.OfType<string>()],
            };
        }
    }

    /// <summary>
    /// Opens the desk, and counts again what the outbox tells of the quarter that runs; null where the config asks for
    /// no pickers.
    /// </summary>
    /// <exception cref="StartRefusal">With a sentence: the disk refuses, or a file cannot be read.</exception>
    public static async Task<WorkService?> OpenAsync(WorkServiceParts parts, CancellationToken stop)
    {
        if (parts.Config.VoicePicking is not { } options) return null;
        var log = parts.Logs.CreateLogger<WorkService>();
        try
        {
            var desk = await WorkDesk.OpenAsync(
                new WorkDeskParts
                {
                    Outbox = parts.Outbox,
                    Reader = parts.Outbox,
                    Shelf = new WorkShelf(parts.Config.StateFolder, parts.Cipher),
                    AbandonAfter = options.Work.AbandonAfter,
                    Time = parts.Services.Time,
                    Clock = parts.Clock,
                    Log = log,
                },
                stop);
            var service = new WorkService(parts, options, desk, log);
            await service.RecountAsync(stop);
            return service;
        }
        catch (Exception fault) when (fault is StoreFault or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusal($"Work for pickers cannot start: {fault.Message}", fault);
        }
    }

    /// <summary>Works until stopped.</summary>
    public Task RunAsync(CancellationToken stop)
    {
        List<Func<CancellationToken, Task>> parts = [TidyAsync, _hq.RunAsync];
        if (_drop is not null) parts.Add(_drop.RunAsync);
        if (_host is not null) parts.Add(_host.RunAsync);
        if (_terminals is not null) parts.Add(_terminals.RunAsync);
        return SideBySide.RunAsync(stop, parts);
    }

    /// <summary>Gives a picker's work back to the pool: the supervisor's word.</summary>
    public Task ReleaseAsync(string @operator, CancellationToken stop) =>
        _desk.ReleaseAsync(@operator, "supervisor", stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        _terminals?.Dispose();
        _desk.Dispose();
    }

    private async Task TidyAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TidyEvery, _parts.Services.Time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                await _desk.TidyAsync(stop);
            }
            catch (WorkRefusal refusal)
            {
                // The outbox is full: what was left stays in hand until it is not.
                WorkLog.Unwritten(_log, refusal.Message);
            }
        }
    }

    private async Task RecountAsync(CancellationToken stop)
    {
        var outbox = _parts.Outbox;
        var after = await outbox.RecordedSinceAsync(Insight.QuarterStart, stop);
        while (after < outbox.LastSequence)
        {
            var page = await outbox.ReadPageAsync(after, outbox.LastSequence, EventsAtOnce, BytesAtOnce, stop);
            foreach (var one in page.Events.Where(one => one.Time >= Insight.QuarterStart))
                Insight.Hear(one.Kind, one.Time, one.Data);
            if (page.UpTo <= after) return;
            after = page.UpTo;
        }
    }
}
