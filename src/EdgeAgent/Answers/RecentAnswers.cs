// The last answers, by id: a question that comes twice, as QoS 1 allows, gets the same answer and not two runs.
namespace EdgeAgent.Answers;

/// <summary>What is remembered of questions. Bounded; thread-safe.</summary>
internal sealed class RecentAnswers
{
    /// <summary>Ids that are remembered.</summary>
    public const int Most = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, IReadOnlyList<byte[]>?> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _done = new();

    /// <summary>Whether a question is new; it then counts as being answered.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="answer">Where it is not new: the chunks to send again; null while it is being answered.</param>
    public bool Begin(string id, out IReadOnlyList<byte[]>? answer)
    {
        lock (_gate) return !_answers.TryGetValue(id, out answer) && _answers.TryAdd(id, null);
    }

    /// <summary>The answer was never whole: the same id may ask anew.</summary>
    public void Forget(string id)
    {
        lock (_gate) _answers.Remove(id);
    }

    /// <summary>The answer is whole; these chunks of it are remembered.</summary>
    public void Done(string id, IReadOnlyList<byte[]> chunks)
    {
        lock (_gate)
        {
            _answers[id] = chunks;
            _done.Enqueue(id);
            while (_done.Count > Most) _answers.Remove(_done.Dequeue());
        }
    }
}
