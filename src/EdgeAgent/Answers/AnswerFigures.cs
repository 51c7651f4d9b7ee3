// What became of HQ's questions since the start, for health and metrics.
namespace EdgeAgent.Answers;

/// <summary>Questions since the start, by what became of them.</summary>
/// <param name="Answered">Answered as a whole.</param>
/// <param name="Refused">Refused, or broken off, with a reason to the asker.</param>
/// <param name="Unreadable">Messages that are no questions, and questions that came too fast to be read.</param>
/// <param name="Lost">Whose answer did not reach the broker.</param>
public sealed record AnswerFigures(long Answered, long Refused, long Unreadable, long Lost);

/// <summary>The figures while they change. Thread-safe.</summary>
internal sealed class AnswerCounters
{
    private long _answered;
    private long _refused;
    private long _unreadable;
    private long _lost;

    public AnswerFigures Now => new(
        Interlocked.Read(ref _answered), Interlocked.Read(ref _refused), Interlocked.Read(ref _unreadable),
        Interlocked.Read(ref _lost));

    public void Answered() => Interlocked.Increment(ref _answered);

    public void Refused() => Interlocked.Increment(ref _refused);

    public long Unreadable() => Interlocked.Increment(ref _unreadable);

    public void Lost() => Interlocked.Increment(ref _lost);
}
