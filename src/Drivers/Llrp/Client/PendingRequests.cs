// Pairs answers with requests: by message id, as the standard says, or by type for readers that count for themselves.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>A whole message that answers a request.</summary>
/// <param name="Header">Its header.</param>
/// <param name="Body">Its bytes behind the header.</param>
internal readonly record struct Answer(MessageHeader Header, ReadOnlyMemory<byte> Body);

/// <summary>The requests that wait for an answer; a handful at most.</summary>
internal sealed class PendingRequests
{
    private readonly Lock _gate = new();
    private readonly List<Pending> _waiting = [];
    private Exception? _lost;

    /// <summary>True once an answer came with an id that was never sent.</summary>
    public bool MatchedByType { get; private set; }

    /// <summary>Notes a request before it is sent.</summary>
    /// <param name="id">Its message id.</param>
    /// <param name="expected">The type of its answer.</param>
    /// <returns>The answer, or <see cref="MessageType.ErrorMessage"/> in its place.</returns>
    public Task<Answer> Add(uint id, MessageType expected)
    {
        var pending = new Pending(id, expected);
        lock (_gate)
        {
            if (_lost is not null) return Task.FromException<Answer>(_lost);
            _waiting.Add(pending);
        }

        return pending.Source.Task;
    }

    /// <summary>Forgets a request that nobody waits for any more.</summary>
    public void Remove(uint id)
    {
        lock (_gate) _waiting.RemoveAll(pending => pending.Id == id);
    }

    /// <summary>Gives a message to the request that it answers.</summary>
    /// <returns>False where no request waits for such a message.</returns>
    public bool TryAnswer(MessageHeader header, ReadOnlySpan<byte> body)
    {
        Pending? match;
        lock (_gate)
        {
            var fits = _waiting.Where(pending =>
                header.Type == pending.Expected || header.Type == MessageType.ErrorMessage).ToArray();
            match = fits.FirstOrDefault(pending => pending.Id == header.Id);
            if (match is null && fits.Length > 0)
            {
                match = fits[0];
                MatchedByType = true;
            }

            if (match is null) return false;
            _waiting.Remove(match);
        }

        match.Source.TrySetResult(new Answer(header, body.ToArray()));
        return true;
    }

    /// <summary>Ends every wait, now and later: the link is lost.</summary>
    public void Fail(Exception reason)
    {
        Pending[] waiting;
        lock (_gate)
        {
            _lost ??= reason;
            waiting = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var pending in waiting) pending.Source.TrySetException(reason);
    }

    private sealed record Pending(uint Id, MessageType Expected)
    {
        public TaskCompletionSource<Answer> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
