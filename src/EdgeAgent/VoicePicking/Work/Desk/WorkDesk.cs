// The desk where pickers get their work.
//
// Rules
//   1. What a picker did is an event, and the event is on disk in the outbox before the desk takes it in. The desk's
//      own records follow from the events; after a crash between the two, the desk reads on from where it was.
//   2. So an outcome counts once: its id stands in the event, and one that is known is not made again.
//   3. One change at a time: an assignment that is handed out is out of the pool before anybody else may ask.
//   4. What was given to the box is on the shelf before whoever gave it is told so.
using EdgeAgent.Outbox;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>The desk.</summary>
internal sealed class WorkDesk : IWorkDesk, IDisposable
{
    private readonly WorkDeskParts _parts;
    private readonly DeskMemory _memory;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _books = new();
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);
    private readonly DeskFacts _facts;
    private readonly long _opened;

    private WorkDesk(WorkDeskParts parts, DeskMemory memory)
    {
        (_parts, _memory, _opened) = (parts, memory, parts.Time.GetTimestamp());
        _facts = new DeskFacts(parts.Time, parts.Clock);
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <summary>An event of the desk is on disk.</summary>
    public event Action<NewEvent>? Told;

    /// <summary>What is wrong: a sentence; null where all is well.</summary>
    public string? Problem => _memory.Problem;

    /// <summary>Opens the desk, and takes in what the outbox tells since the last write.</summary>
    public static async Task<WorkDesk> OpenAsync(WorkDeskParts parts, CancellationToken stop)
    {
        var memory = new DeskMemory(parts.Shelf, parts.Reader.Epoch);
        foreach (var loss in parts.Shelf.Losses) WorkLog.Lost(parts.Log, loss);
        var replayed = await memory.CatchUpAsync(parts.Reader, stop);
        WorkLog.Opened(
            parts.Log, memory.Book.Held.Count, memory.Book.InHands.Count(), memory.Book.Finished.Count, replayed);
        return new WorkDesk(parts, memory);
    }

    /// <inheritdoc/>
    public WorkInHand? InHand(string @operator) => Look(book => book.InHand(@operator));

    /// <summary>Looks at the book while nothing changes.</summary>
    public T Look<T>(Func<DeskBook, T> look)
    {
        lock (_books) return look(_memory.Book);
    }

    /// <inheritdoc/>
    public Task<WorkInHand?> ClaimAsync(string @operator, ClaimWish wish, CancellationToken stop) => ChangeAsync(
        @operator,
        book => book.InHand(@operator) is not null || HandOut.Choose(book.Free, @operator, wish) is not { } work
            ? []
            : [_facts.Started(work.Assignment, @operator)],
        stop);

    /// <inheritdoc/>
    public async Task<WorkInHand> RecordAsync(string @operator, LineOutcome outcome, CancellationToken stop) =>
        (await ChangeAsync(@operator, book => OutcomeRules.Record(book, _facts, @operator, outcome), stop))!;

    /// <inheritdoc/>
    public async Task<WorkInHand> SkipAsync(
        string @operator, IReadOnlyList<string> lines, string reason, CancellationToken stop) =>
        (await ChangeAsync(@operator, book => OutcomeRules.Skip(book, _facts, @operator, lines, reason), stop))!;

    /// <inheritdoc/>
    public async Task<WorkInHand> ReturnToSkippedAsync(string @operator, CancellationToken stop) =>
        (await ChangeAsync(
            @operator,
            book =>
            {
                book.Return(OutcomeRules.HandOf(book, @operator).Assignment.Id);
                return [];
            },
            stop))!;

    /// <inheritdoc/>
    public async Task<WorkInHand> UndoAsync(string @operator, string outcome, CancellationToken stop) =>
        (await ChangeAsync(@operator, book => OutcomeRules.Undo(book, _facts, @operator, outcome), stop))!;

    /// <inheritdoc/>
    public Task CompleteAsync(string @operator, CancellationToken stop) => ChangeAsync(
        @operator, book => OutcomeRules.Complete(book, _facts, @operator), stop);

    /// <inheritdoc/>
    public Task ReleaseAsync(string @operator, string reason, CancellationToken stop) => ChangeAsync(
        @operator,
        book => book.InHand(@operator) is { } hand
            ? [_facts.Released(book.Held[hand.Assignment.Id], @operator, reason)]
            : [],
        stop);

    /// <inheritdoc/>
    public WorkNotice? NextNotice(string @operator)
    {
        lock (_books) return _memory.Notices.Next(@operator);
    }

    /// <inheritdoc/>
    public Task HeardAsync(string @operator, string notice, CancellationToken stop) => ChangeAsync(
        @operator,
        _ =>
        {
            _memory.Notices.Heard(@operator, notice);
            return [];
        },
        stop);

    /// <summary>Gives work to the desk: all of it, or none.</summary>
    public async Task<OfferAnswer> OfferAsync(
        IReadOnlyList<Assignment> work, string source, CancellationToken stop)
    {
        OfferAnswer? answer = null;
        IReadOnlyList<(string Id, HeldWork? Held, FinishedWork? Over)> before = [];
        await ChangeAsync(
            null,
            book =>
            {
                answer = OfferRules.Judge(book, work);
                if (answer.Ending != OfferEnding.Taken) return [];
                var fresh = work.Where(one => OfferRules.IsNew(book, one)).ToList();
                before = [.. fresh.Select(one => OfferRules.Standing(book, one.Id))];
                foreach (var one in fresh) book.Put(one, source);
                return [];
            },
            stop);
        if (answer!.Ending != OfferEnding.Taken || Problem is not { } unwritten) return answer;
        await ChangeAsync(
            null,
            book =>
            {
                foreach (var (id, held, over) in before) book.TakeBack(id, held, over);
                return [];
            },
            CancellationToken.None);
        return OfferAnswer.Refused($"It cannot be kept: {unwritten}");
    }

    /// <summary>Takes work away.</summary>
    public async Task<OfferAnswer> WithdrawAsync(
        string assignment, long version, string source, CancellationToken stop)
    {
        OfferAnswer? answer = null;
        await ChangeAsync(
            null,
            book =>
            {
                (answer, var fact, var notice) = OfferRules.Withdraw(book, _facts, assignment, version, source);
                if (notice is not null) _memory.Notices.Add(notice);
                return fact is null ? [] : [fact];
            },
            stop);
        return answer!;
    }

    /// <summary>Keeps a sentence for an operator; one whose id is known is kept once.</summary>
    public Task NotifyAsync(KeptNotice notice, CancellationToken stop) => ChangeAsync(
        null,
        _ =>
        {
            _memory.Notices.Add(notice);
            return [];
        },
        stop);

    /// <summary>The warehouse system has a result.</summary>
    public Task DeliveredAsync(long number, CancellationToken stop) => ChangeAsync(
        null,
        book =>
        {
            book.Results.Delivered(number);
            return [];
        },
        stop);

    /// <summary>Tells HQ of work that was refused.</summary>
    public Task RefusedAsync(string assignment, long? version, string source, string reason, CancellationToken stop) =>
        ChangeAsync(null, _ => [_facts.Refused(assignment, version, source, reason)], stop);

    /// <summary>Frees what operators left, retries what could not be written, forgets what is long over.</summary>
    public async Task TidyAsync(CancellationToken stop)
    {
        foreach (var left in Look(book => book.InHands.Select(one => one.Hand).ToList()).Where(IsAbsent))
        {
            WorkLog.Abandoned(_parts.Log, left.Assignment.Id, _parts.AbandonAfter.TotalHours);
            await ReleaseAsync(left.Operator, "timeout", stop);
        }

        await ChangeAsync(
            null,
            book =>
            {
                book.Forget(_parts.Time.GetUtcNow() - WorkDeskParts.RememberFor);
                return [];
            },
            stop,
            upTo: _parts.Reader.LastSequence);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        _parts.Shelf.Dispose();
    }

    private bool IsAbsent(WorkInHand hand)
    {
        lock (_books)
            return _parts.Time.GetElapsedTime(_seen.GetValueOrDefault(hand.Operator, _opened)) > _parts.AbandonAfter;
    }

    // Every change of the desk: judged, made an event of, on disk, taken in, written down.
    private async Task<WorkInHand?> ChangeAsync(
        string? @operator, Func<DeskBook, IReadOnlyList<NewEvent>> judge, CancellationToken stop, long upTo = 0)
    {
        WorkInHand? hand;
        IReadOnlyList<NewEvent> facts;
        await _turn.WaitAsync(stop);
        try
        {
            lock (_books)
            {
                if (@operator is not null) _seen[@operator] = _parts.Time.GetTimestamp();
                facts = judge(_memory.Book);
            }

            if (facts.Count > 0) upTo = await AcceptAsync(facts) + facts.Count - 1;
            lock (_books)
            {
                foreach (var fact in facts) _memory.Apply(fact);
                if (_memory.Write(upTo) is { } unwritten) WorkLog.Unwritten(_parts.Log, unwritten);
                hand = @operator is null ? null : _memory.Book.InHand(@operator);
            }
        }
        finally
        {
            _turn.Release();
        }

        foreach (var fact in facts) Told?.Invoke(fact);
        Changed?.Invoke();
        return hand;
    }

    private async Task<long> AcceptAsync(IReadOnlyList<NewEvent> facts)
    {
        try
        {
            return await _parts.Outbox.AcceptAsync(facts, CancellationToken.None);
        }
        catch (OutboxRefusal refusal)
        {
            throw new WorkRefusal($"This cannot be kept now: {refusal.Message}", refusal);
        }
    }
}
