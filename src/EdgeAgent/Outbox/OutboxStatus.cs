// The outbox in figures, for health, metrics and the command line.
namespace EdgeAgent.Outbox;

/// <summary>What the outbox holds and did.</summary>
public sealed record OutboxStatus
{
    /// <summary>Events not yet handed to the broker.</summary>
    public required long Waiting { get; init; }

    /// <summary>Events on disk, handed over or not.</summary>
    public required long Held { get; init; }

    /// <summary>Bytes on disk in use (free pages not counted).</summary>
    public required long Bytes { get; init; }

    /// <summary>The budget in bytes.</summary>
    public required long BudgetBytes { get; init; }

    /// <summary>
    /// Hours until the budget is full at the rate of the last hour (at least a minute); null when nothing comes in.
    /// </summary>
    public required double? HoursLeft { get; init; }

    /// <summary>Age of the oldest event not yet handed over; zero when there is none.</summary>
    public required TimeSpan OldestWaiting { get; init; }

    /// <summary>Events accepted since the start.</summary>
    public required long Accepted { get; init; }

    /// <summary>Events refused since the start, because the disk was full.</summary>
    public required long Refused { get; init; }

    /// <summary>Events dropped and named since the start.</summary>
    public required long Dropped { get; init; }

    /// <summary>A sentence where something is wrong (disk nearly full, file set aside); null otherwise.</summary>
    public string? Problem { get; init; }

    /// <summary>A sentence of advice where nothing is wrong but something could be better; null otherwise.</summary>
    public string? Advice { get; init; }
}

/// <summary>The outbox could not take events; the message is a sentence.</summary>
public sealed class OutboxRefusal : Exception
{
    /// <summary>Makes a refusal with its sentence.</summary>
    public OutboxRefusal(string sentence, Exception? cause = null)
        : base(sentence, cause)
    {
    }
}
