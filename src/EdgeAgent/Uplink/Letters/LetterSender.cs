// Publishes letters on one connection, a few at a time, and tells their writers what became of them.
using System.Threading.Channels;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Letters;

/// <summary>The letters of one connection. Everything happens on its one loop.</summary>
internal sealed class LetterSender : IDisposable
{
    private readonly SessionTools _tools;
    private readonly ChannelReader<Letter> _letters;
    private readonly int _most;
    private readonly Func<bool> _mayGo;
    private readonly HashSet<Letter> _inFlight = [];
    private readonly CancellationTokenSource _over = new();
    private Task? _waiting;

    /// <summary>Makes the sender of a fresh connection.</summary>
    /// <param name="tools">The link and what goes with it.</param>
    /// <param name="letters">Where letters are taken from.</param>
    /// <param name="most">Letters on their way at a time: they leave the line to events.</param>
    /// <param name="mayGo">Whether a letter may go now.</param>
    public LetterSender(SessionTools tools, Letterbox letters, int most, Func<bool> mayGo)
    {
        (_tools, _letters, _most, _mayGo) = (tools, letters.Letters, most, mayGo);
        letters.Room = tools.MostPayload("");
    }

    /// <summary>Completes when there is a letter that may go; null while none may.</summary>
    public Task? Due
    {
        get
        {
            if (_inFlight.Count >= _most || !_mayGo()) return null;
            if (_waiting is null or { IsCompleted: true }) _waiting = _letters.WaitToReadAsync(_over.Token).AsTask();
            return _waiting;
        }
    }

    /// <summary>Sends what may go.</summary>
    public void Pump()
    {
        while (_inFlight.Count < _most && _mayGo() && _letters.TryRead(out var letter))
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
        if (message.Payload.Length > _tools.MostPayload(message.Topic))
        {
            outcome.TrySetResult($"its {message.Payload.Length} bytes are more than the broker takes");
            return;
        }

        _inFlight.Add(letter);
        var verdict = _tools.Send(message, reason =>
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
