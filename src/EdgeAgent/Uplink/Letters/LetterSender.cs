// Publishes letters on one connection, a few at a time, and tells their writers what became of them.
using System.Threading.Channels;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Letters;

/// <summary>The letters of one connection. Everything happens on its one loop.</summary>
internal sealed class LetterSender(SessionTools tools, ChannelReader<Letter> letters) : IDisposable
{
    /// <summary>Letters on their way at a time: answers to HQ leave the line to events.</summary>
    private const int Most = 4;

    private readonly HashSet<Letter> _inFlight = [];
    private readonly CancellationTokenSource _over = new();
    private Task? _waiting;

    /// <summary>Completes when there is a letter that may go; null while none may.</summary>
    public Task? Due
    {
        get
        {
            if (_inFlight.Count >= Most) return null;
            if (_waiting is null or { IsCompleted: true }) _waiting = letters.WaitToReadAsync(_over.Token).AsTask();
            return _waiting;
        }
    }

    /// <summary>Sends what may go.</summary>
    public void Pump()
    {
        while (_inFlight.Count < Most && letters.TryRead(out var letter))
        {
            if (!letter.Outcome.Task.IsCompleted) Send(letter);
        }
    }

    /// <summary>The connection has ended: nobody will answer for what is on its way.</summary>
    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
        foreach (var letter in _inFlight)
            letter.Outcome.TrySetResult("the connection was lost before the broker had taken it");
        _inFlight.Clear();
    }

    private void Send(Letter letter)
    {
        var (message, outcome) = (letter.Message, letter.Outcome);
        if (message.Payload.Length > tools.MostPayload(message.Topic))
        {
            outcome.TrySetResult($"its {message.Payload.Length} bytes are more than the broker takes");
            return;
        }

        _inFlight.Add(letter);
        var verdict = tools.Send(message, reason =>
        {
            _inFlight.Remove(letter);
            outcome.TrySetResult(ReasonCodes.IsTaken(reason) ? null : ReasonCodes.Describe(reason));
        });
        if (verdict == PublishVerdict.Accepted) return;
        _inFlight.Remove(letter);
        outcome.TrySetResult(verdict == PublishVerdict.NotConnected
            ? "the connection is lost"
            : "the broker does not take a message of this size or topic");
    }
}
