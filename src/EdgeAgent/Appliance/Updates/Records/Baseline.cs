// What held before an installation: what the new version is measured by, and how the old one finds out that it is back.
namespace EdgeAgent.Appliance.Updates.Records;

/// <summary>The box before an installation.</summary>
/// <param name="Time">When it was noted, UTC.</param>
/// <param name="Slot">The slot that ran, by its boot name.</param>
/// <param name="BootId">The kernel's boot id.</param>
/// <param name="From">The version that ran.</param>
/// <param name="To">The version that is to run.</param>
/// <param name="ReadsTo">The newest state that the old version can work with.</param>
/// <param name="Epoch">The epoch of the outbox; null where no agent ran.</param>
/// <param name="LastSequence">The last sequence on disk.</param>
/// <param name="DevicesUp">The devices that were up.</param>
/// <param name="HqReached">Whether HQ was reached.</param>
/// <param name="Installed">Whether the other slot is written whole.</param>
internal sealed record Baseline(
    DateTimeOffset Time, string Slot, string BootId, string From, string To, int ReadsTo, string? Epoch,
    long LastSequence, IReadOnlyList<string> DevicesUp, bool HqReached, bool Installed);
