// The desk of a box whose work comes from a warehouse system: where it has none for an operator, the system is asked.
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>A desk with a warehouse system behind it.</summary>
internal sealed class HostDesk(IWorkDesk desk, HostWork host) : IWorkDesk
{
    /// <inheritdoc/>
    public event Action? Changed
    {
        add => desk.Changed += value;
        remove => desk.Changed -= value;
    }

    /// <inheritdoc/>
    public WorkInHand? InHand(string @operator) => desk.InHand(@operator);

    /// <inheritdoc/>
    public async Task<WorkInHand?> ClaimAsync(string @operator, ClaimWish wish, CancellationToken stop) =>
        await desk.ClaimAsync(@operator, wish, stop)
        ?? (await host.FetchAsync(@operator, stop) ? await desk.ClaimAsync(@operator, wish, stop) : null);

    /// <inheritdoc/>
    public Task<WorkInHand> RecordAsync(string @operator, LineOutcome outcome, CancellationToken stop) =>
        desk.RecordAsync(@operator, outcome, stop);

    /// <inheritdoc/>
    public Task<WorkInHand> SkipAsync(
        string @operator, IReadOnlyList<string> lines, string reason, CancellationToken stop) =>
        desk.SkipAsync(@operator, lines, reason, stop);

    /// <inheritdoc/>
    public Task<WorkInHand> ReturnToSkippedAsync(string @operator, CancellationToken stop) =>
        desk.ReturnToSkippedAsync(@operator, stop);

    /// <inheritdoc/>
    public Task<WorkInHand> UndoAsync(string @operator, string outcome, CancellationToken stop) =>
        desk.UndoAsync(@operator, outcome, stop);

    /// <inheritdoc/>
    public Task CompleteAsync(string @operator, CancellationToken stop) => desk.CompleteAsync(@operator, stop);

    /// <inheritdoc/>
    public Task ReleaseAsync(string @operator, string reason, CancellationToken stop) =>
        desk.ReleaseAsync(@operator, reason, stop);

    /// <inheritdoc/>
    public WorkNotice? NextNotice(string @operator) => desk.NextNotice(@operator);

    /// <inheritdoc/>
    public Task HeardAsync(string @operator, string notice, CancellationToken stop) =>
        desk.HeardAsync(@operator, notice, stop);
}
