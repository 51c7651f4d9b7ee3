// What a desk is made of.
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>The parts of a desk.</summary>
internal sealed record WorkDeskParts
{
    /// <summary>How long what is over is remembered.</summary>
    public static readonly TimeSpan RememberFor = TimeSpan.FromDays(30);

    /// <summary>Takes the events.</summary>
    public required IOutbox Outbox { get; init; }

    /// <summary>Tells what it took.</summary>
    public required IOutboxReader Reader { get; init; }

    /// <summary>Keeps the records; the desk disposes it.</summary>
    public required IWorkShelf Shelf { get; init; }

    /// <summary>After so long without a sign of him, an operator's work returns to the pool.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromHours(4);

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Whether it can be trusted.</summary>
    public required IClockQuality Clock { get; init; }

    /// <summary>The log.</summary>
    public required ILogger Log { get; init; }
}
