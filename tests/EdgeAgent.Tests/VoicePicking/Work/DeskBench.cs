// A desk over memory, with words for what pickers do.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Tests.Insights;
using EdgeAgent.TestSupport;
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.VoicePicking.Work.Desk;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Tests.VoicePicking.Work;

/// <summary>A desk that can be killed and opened again.</summary>
internal sealed class DeskBench : IDisposable
{
    public DeskBench()
    {
        Outbox = new DeskOutbox(Time);
        Shelf = new MemoryShelf(Outbox);
        Desk = OpenAsync().GetAwaiter().GetResult();
    }

    public ManualTime Time { get; } = new();

    public DeskOutbox Outbox { get; }

    public MemoryShelf Shelf { get; }

    public WorkDesk Desk { get; private set; }

    /// <summary>The steps of a kind that are on disk.</summary>
    public IReadOnlyList<PickStep> Steps(EventKind kind) =>
    [
        .. Outbox.Events.Where(one => one.Kind == kind).Select(
            one => JsonSerializer.Deserialize(one.Data.Span, EventDataJson.Default.PickStep)!),
    ];

    /// <summary>The desk is gone without a word, and opened anew.</summary>
    public async Task RestartAsync()
    {
        Outbox.End = EndAt.Never;
        Desk = await OpenAsync();
        Shelf.Started();
    }

    public static Assignment Work(string id, params int[] quantities) => new()
    {
        Id = id,
        Lines =
        [
            .. quantities.Select((quantity, index) => new WorkLine
            {
                Id = $"{index + 1}",
                Aisle = "3",
                Slot = $"{id}-{index + 1}",
                Item = $"item-{index + 1}",
                Quantity = quantity,
            }),
        ],
    };

    public Task<OfferAnswer> GiveAsync(params Assignment[] work) =>
        Desk.OfferAsync(work, "hq", CancellationToken.None);

    public Task<WorkInHand?> ClaimAsync(string @operator, ClaimWish? wish = null) =>
        Desk.ClaimAsync(@operator, wish ?? new ClaimWish(), CancellationToken.None);

    public Task<WorkInHand> PickAsync(
        string @operator, string line, int picked, string? @short = null, string? id = null) =>
        Desk.RecordAsync(
            @operator,
            new LineOutcome
            {
                Id = id ?? Guid.NewGuid().ToString("n"),
                Line = line,
                Picked = picked,
                ShortReason = @short,
                Said = $"{picked}",
                Confidence = 0.97,
                Duration = TimeSpan.FromSeconds(12),
            },
            CancellationToken.None);

    public void Dispose() => Desk.Dispose();

    private Task<WorkDesk> OpenAsync() => WorkDesk.OpenAsync(
        new WorkDeskParts
        {
            Outbox = Outbox,
            Reader = Outbox,
            Shelf = Shelf,
            Time = Time,
            Clock = new FixedClock(),
            Log = NullLogger.Instance,
        },
        CancellationToken.None);
}
