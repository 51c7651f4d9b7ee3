// A desk in memory, with just enough work for one session.
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.Tests.VoicePicking.Sessions;

/// <summary>A desk with one assignment of two lines.</summary>
internal sealed class TwoLineDesk : IWorkDesk
{
    private readonly Lock _gate = new();
    private readonly List<LineOutcome> _outcomes = [];
    private bool _claimed;
    private bool _completed;

    public event Action? Changed;

    public string? Notice { get; set; }

    public IReadOnlyList<LineOutcome> Outcomes
    {
        get
        {
            lock (_gate) return [.. _outcomes];
        }
    }

    public bool IsCompleted => _completed;

    public WorkInHand? InHand(string @operator)
    {
        lock (_gate) return _claimed && !_completed ? Hand() : null;
    }

    public Task<WorkInHand?> ClaimAsync(string @operator, ClaimWish wish, CancellationToken stop)
    {
        lock (_gate)
        {
            _claimed = true;
            return Task.FromResult(_completed ? null : Hand());
        }
    }

    public Task<WorkInHand> RecordAsync(string @operator, LineOutcome outcome, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_outcomes.All(one => one.Id != outcome.Id)) _outcomes.Add(outcome);
            return Task.FromResult(Hand());
        }
    }

    public Task<WorkInHand> SkipAsync(
        string @operator, IReadOnlyList<string> lines, string reason, CancellationToken stop) =>
        throw new WorkRefusal("Nothing can be skipped here.");

    public Task<WorkInHand> ReturnToSkippedAsync(string @operator, CancellationToken stop) => Task.FromResult(Hand());

    public Task<WorkInHand> UndoAsync(string @operator, string outcome, CancellationToken stop) =>
        throw new WorkRefusal("Nothing can be undone here.");

    public Task CompleteAsync(string @operator, CancellationToken stop)
    {
        _completed = true;
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(string @operator, string reason, CancellationToken stop) => Task.CompletedTask;

    public WorkNotice? NextNotice(string @operator) => Notice is { } text ? new WorkNotice("n1", text, null) : null;

    public Task HeardAsync(string @operator, string notice, CancellationToken stop)
    {
        Notice = null;
        return Task.CompletedTask;
    }

    public void Tell(string sentence)
    {
        Notice = sentence;
        Changed?.Invoke();
    }

    private WorkInHand Hand()
    {
        var lines = new[] { Line("1", "12", "42", 6), Line("2", "14", "87", 2) };
        var progress = lines.Select(line =>
        {
            var picked = _outcomes.Where(one => one.Line == line.Id).Sum(one => one.Picked);
            return new LineProgress(line, picked >= line.Quantity ? LineState.Done : LineState.Open, picked);
        }).ToList();
        return new WorkInHand(
            new Assignment { Id = "a1", Lines = lines }, "71", progress,
            progress.FirstOrDefault(one => !one.IsClosed)?.Line.Id);
    }

    private static WorkLine Line(string id, string slot, string digits, int quantity) => new()
    {
        Id = id,
        Aisle = "3",
        Slot = slot,
        CheckDigits = [digits],
        Quantity = quantity,
        Item = $"item-{id}",
    };
}
