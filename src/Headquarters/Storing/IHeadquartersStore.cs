// The database as the collector sees it.
using EdgeAgent.Contracts;

namespace EdgeAgent.Headquarters.Storing;

/// <summary>Where everything ends up: once each, whatever comes twice. Safe for any number of instances.</summary>
public interface IHeadquartersStore
{
    /// <summary>
    /// Stores a batch in one transaction: all of it or nothing. Repeating a batch, also one whose outcome is unknown,
    /// changes nothing. A value that the database cannot hold is quarantined alone, the rest is stored.
    /// </summary>
    /// <exception cref="StoreUnavailable">With a sentence: the database is away, full or busy; try again.</exception>
    Task<BatchOutcome> StoreAsync(Batch batch, CancellationToken stop);

    /// <summary>
    /// The sequences that no box's message brought although the box has settled them (its last status says so) for at
    /// least <paramref name="grace"/>, oldest first; those asked for within <paramref name="askedWithin"/> on the box's
    /// present connection are left out, and so are boxes that are not there. Those returned are noted as asked for now.
    /// </summary>
    Task<IReadOnlyList<OpenGap>> AskForGapsAsync(
        TimeSpan grace, TimeSpan askedWithin, int most, CancellationToken stop);

    /// <summary>How far HQ has custody of a box's present epoch; null where it holds nothing of it.</summary>
    Task<CustodyLine?> CustodyOfAsync(BoxAddress box, string epoch, CancellationToken stop);
}

/// <summary>What is stored together.</summary>
public sealed record Batch
{
    /// <summary>Events.</summary>
    public IReadOnlyList<ReceivedEvent> Events { get; init; } = [];

    /// <summary>Rollups.</summary>
    public IReadOnlyList<ReceivedRollup> Rollups { get; init; } = [];

    /// <summary>The last status of each box.</summary>
    public IReadOnlyList<ReceivedStatus> Statuses { get; init; } = [];

    /// <summary>What could not be taken.</summary>
    public IReadOnlyList<QuarantinedMessage> Quarantined { get; init; } = [];

    /// <summary>What boxes said they no longer hold.</summary>
    public IReadOnlyList<NamedGap> Gaps { get; init; } = [];
}

/// <summary>What became of a batch.</summary>
/// <param name="Stored">Events that are new.</param>
/// <param name="Duplicates">Events that were there.</param>
/// <param name="Refused">Values that the database could not hold, quarantined.</param>
/// <param name="Custody">How far custody reaches for each box and epoch that the batch touched.</param>
public sealed record BatchOutcome(int Stored, int Duplicates, int Refused, IReadOnlyList<CustodyLine> Custody);

/// <summary>Everything of a box's epoch up to a sequence is held or named.</summary>
/// <param name="Box">The box.</param>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Upto">The last sequence covered; 0 for none.</param>
public sealed record CustodyLine(BoxAddress Box, string Epoch, long Upto);

/// <summary>Sequences that are missing.</summary>
/// <param name="Box">The box.</param>
/// <param name="Epoch">Its epoch.</param>
/// <param name="From">The first.</param>
/// <param name="To">The last, itself included.</param>
/// <param name="Asked">How often it was asked for, this time included.</param>
public sealed record OpenGap(BoxAddress Box, string Epoch, long From, long To, int Asked);

/// <summary>The database cannot take anything now; the message is a sentence.</summary>
public sealed class StoreUnavailable(string sentence, Exception? cause = null) : Exception(sentence, cause);
