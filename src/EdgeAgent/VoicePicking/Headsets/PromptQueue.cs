// Prompts that were sent to a headset and are not heard to their end yet.
namespace EdgeAgent.VoicePicking.Headsets;

/// <summary>Follows what plays. Its owner holds a lock around each call.</summary>
internal sealed class PromptQueue(TimeProvider time)
{
    /// <summary>A page that is silent for so long after a prompt should have ended is not waited for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly List<Waiting> _waiting = [];
    private uint _last;
    private long _since;
    private TimeSpan _ahead;

    /// <summary>Whether anything plays.</summary>
    public bool IsPlaying => _waiting.Any(waiting => !waiting.Heard.Task.IsCompleted);

    /// <summary>Adds a prompt.</summary>
    /// <param name="length">How long it sounds.</param>
    /// <returns>Its id, and a task that is true when it was heard to its end.</returns>
    public (uint Id, Task<bool> Heard) Add(TimeSpan length)
    {
        _waiting.RemoveAll(waiting => waiting.Heard.Task.IsCompleted);
        var passed = time.GetElapsedTime(_since);
        _ahead = (IsPlaying && _ahead > passed ? _ahead - passed : TimeSpan.Zero) + length;
        _since = time.GetTimestamp();
        var waiting = new Waiting(++_last, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Add(waiting);
        return (waiting.Id, LimitAsync(waiting, _ahead + Grace));
    }

    /// <summary>A prompt was heard to its end, and so were all before it.</summary>
    public void Played(uint id)
    {
        foreach (var waiting in _waiting)
            if (waiting.Id <= id) waiting.Heard.TrySetResult(true);
        _waiting.RemoveAll(waiting => waiting.Id <= id);
    }

    /// <summary>Nothing plays any more.</summary>
    public void Stop()
    {
        foreach (var waiting in _waiting) waiting.Heard.TrySetResult(false);
        _waiting.Clear();
    }

    private async Task<bool> LimitAsync(Waiting waiting, TimeSpan limit)
    {
        using var timer = time.CreateTimer(
            _ => waiting.Heard.TrySetResult(false), null, limit, Timeout.InfiniteTimeSpan);
        return await waiting.Heard.Task;
    }

    private sealed record Waiting(uint Id, TaskCompletionSource<bool> Heard);
}
