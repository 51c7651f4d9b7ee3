// Writes one answer: items become chunks, chunks become letters that go when no event waits, two of them at a time.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Answers;

/// <summary>The answer to one question while it is being written.</summary>
internal sealed class AnswerWriter(QueryRequest question, Topics topics, Letterbox letters, AnswerPace pace)
{
    /// <summary>Bytes of a chunk, unless one item alone needs more.</summary>
    public const int ChunkBytes = 64 * 1024;

    // Id, number, cursor and the rest of a chunk around its items, generously.
    private const int Around = 512;

    /// <summary>Bytes of a whole answer; where more is left, its cursor says where to go on.</summary>
    private const long MostBytes = 32L << 20;

    /// <summary>Items of a whole answer.</summary>
    private const int MostItems = 100_000;

    // Chunks that are kept for the same question coming twice: a larger answer is remembered by its last chunk only.
    private const int KeptBytes = 64 * 1024;

    private const int OnTheirWay = 2;

    private readonly string _topic = topics.QueryAnswers(question.Id);
    private readonly ChunkJson _chunk = new();
    private readonly Queue<Task<string?>> _sent = new();
    private List<byte[]> _kept = [];
    private int _number;
    private long _items;
    private long _bytes;

    /// <summary>The chunks to send again where the same question comes twice: all, or the last one.</summary>
    public IReadOnlyList<byte[]> Kept => _kept;

    /// <summary>The figures of the last chunk as far as they are known.</summary>
    public QueryChunk Figures { get; set; } = Head(question.Id);

    /// <summary>Whether the answer may not grow any more.</summary>
    public bool IsFull => _items >= Math.Min(question.Limit ?? MostItems, MostItems) || _bytes >= MostBytes;

    /// <summary>Where the answer stands: the cursor of what was looked at last; null at the very start.</summary>
    public string? Cursor { get; set; } = question.Cursor;

    /// <summary>Bytes of a letter on the answer's topic that the broker takes.</summary>
    private int Room => letters.Room - _topic.Length;

    /// <summary>
    /// Adds an item; <see cref="Cursor"/> still stands before it, and is set behind it by the caller.
    /// </summary>
    /// <exception cref="AnswerLost">The chunk before it did not reach the broker.</exception>
    /// <exception cref="AnswerFailed">It is larger than any message that the broker takes.</exception>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> item, CancellationToken stop)
    {
        if (item.Length + Around > Room)
        {
            throw new AnswerFailed(
                $"An item of {item.Length} bytes is more than the {Room} bytes of a message that the broker takes.");
        }

        var most = Math.Min(ChunkBytes, Room) - Around;
        if (_chunk.Length > 0 && _chunk.Length + item.Length + 1 > most) await FlushAsync(stop);
        _chunk.Add(item.Span);
        _items++;
        _bytes += item.Length;
    }

    /// <summary>Sends a letter to any topic at the answer's pace; returns when one at most is on its way.</summary>
    /// <exception cref="AnswerLost">A letter did not reach the broker.</exception>
    public async ValueTask SendAsync(OutgoingMessage letter, CancellationToken stop)
    {
        await pace.TakeAsync(letter.Payload.Length, stop);
        _sent.Enqueue(letters.PublishAsync(letter, stop));
        if (_sent.Count >= OnTheirWay) await TakenAsync(OnTheirWay - 1);
    }

    /// <summary>Waits until everything sent so far is with the broker.</summary>
    /// <exception cref="AnswerLost">A letter did not reach it.</exception>
    public Task AllTakenAsync() => TakenAsync(0);

    /// <summary>Writes the last chunk with <see cref="Figures"/>, and waits until the broker has all.</summary>
    /// <param name="whole">Whether nothing is left to go on with.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="AnswerLost">A chunk did not reach the broker.</exception>
    public async Task EndAsync(bool whole, CancellationToken stop)
    {
        var total = Figures.Resent is null ? _items : (long?)null;
        await FlushAsync(Figures with { Last = true, Cursor = whole ? null : Cursor, Total = total }, stop);
        await AllTakenAsync();
    }

    /// <summary>
    /// Writes the last chunk with an error. Chunks before it may be missing; their numbers show it to the asker.
    /// </summary>
    public Task BreakOffAsync(QueryError error, CancellationToken stop)
    {
        _sent.Clear();
        Figures = Figures with { Error = error };
        return EndAsync(whole: false, stop);
    }

    private ValueTask FlushAsync(CancellationToken stop) =>
        FlushAsync(Head(question.Id) with { Cursor = Cursor }, stop);

    private ValueTask FlushAsync(QueryChunk head, CancellationToken stop)
    {
        var payload = _chunk.Write(head with { N = _number++ });
        var all = _kept.Count == _number - 1 && _kept.Sum(chunk => chunk.Length) + payload.Length <= KeptBytes;
        _kept = all ? [.. _kept, payload] : [payload];
        return SendAsync(Letter(_topic, payload), stop);
    }

    private async Task TakenAsync(int butFor)
    {
        while (_sent.Count > butFor)
        {
            if (await _sent.Dequeue() is { } reason) throw new AnswerLost(reason);
        }
    }

    /// <summary>A chunk without figures.</summary>
    public static QueryChunk Head(string id) => new() { Id = id, N = 0, Last = false };

    /// <summary>A chunk as a letter.</summary>
    public static OutgoingMessage Letter(string topic, ReadOnlyMemory<byte> chunk) =>
        new(topic, chunk, Retain: false, "application/json");
}

/// <summary>A letter did not reach the broker: the asker will ask again.</summary>
internal sealed class AnswerLost(string reason) : Exception(reason);

/// <summary>The question cannot be answered; the message is a sentence for the asker.</summary>
internal sealed class AnswerFailed(string sentence) : Exception(sentence);
