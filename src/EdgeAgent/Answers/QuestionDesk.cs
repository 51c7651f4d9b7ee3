// Where HQ's questions come in: each is read, refused with a sentence, answered from memory where it came before, or
// given to its lane.
using System.Threading.Channels;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Hosting;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Answers;

/// <summary>Answers the questions of HQ. Lives across connections.</summary>
internal sealed class QuestionDesk : ITopicListener
{
    // Messages that came and were not read yet: reading one takes microseconds, unless the line takes no refusals.
    private const int Unread = 256;

    // A question without a deadline, or one that this box cannot judge, is given up after this.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly AnswerSources _sources;
    private readonly Letterbox _letters;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly QuestionReader _reader;
    private readonly AnswerLane _heavy;
    private readonly AnswerLane _light;
    private readonly RecentAnswers _recent = new();
    private readonly AnswerCounters _counters = new();
    private readonly Channel<LinkNotice.Received> _unread = Channel.CreateBounded<LinkNotice.Received>(
        new BoundedChannelOptions(Unread) { SingleReader = true });

    /// <summary>Makes the desk; nothing is answered before <see cref="RunAsync"/>.</summary>
    public QuestionDesk(
        AnswerSources sources, QueryOptions options, Letterbox letters, TimeProvider time, ILogger<QuestionDesk> log)
    {
        (_sources, _letters, _time, _log) = (sources, letters, time, log);
        _reader = new QuestionReader(sources.Topics, options);
        var documents = new DocumentAnswer(sources);
        var rollups = new RollupAnswer(sources.Archive);
        var events = new EventAnswer(sources.Archive, sources.Topics, options);
        var gaps = new GapAnswer(sources.Archive, sources.Topics, letters);
        _light = Lane(_ => documents);
        _heavy = Lane(kind => kind switch
        {
            QueryKinds.Rollup => rollups,
            QueryKinds.Events => events,
            _ => gaps,
        });

        AnswerLane Lane(Func<string, IAnswer> answers) => new(
            answers, new AnswerPace(options.Rate, time), sources.Topics, letters, _recent, _counters, time, log);
    }

    /// <summary>What became of questions since the start.</summary>
    public AnswerFigures Figures => _counters.Now;

    /// <inheritdoc/>
    public IReadOnlyList<string> Filters => [_sources.Topics.QueryRequests];

    /// <inheritdoc/>
    public void Connected()
    {
        // Nothing of an answer is retained.
    }

    /// <inheritdoc/>
    public void Received(LinkNotice.Received message)
    {
        if (!_unread.Writer.TryWrite(message)) AnswerLog.Flooded(_log, _counters.Unreadable());
    }

    /// <summary>Answers until stopped.</summary>
    public Task RunAsync(CancellationToken stop) => SideBySide.RunAsync(
        stop,
        ending => Task.Run(() => ReadAsync(ending), ending),
        ending => Task.Run(() => _heavy.RunAsync(ending), ending),
        ending => Task.Run(() => _light.RunAsync(ending), ending));

    private async Task ReadAsync(CancellationToken stop)
    {
        await foreach (var message in _unread.Reader.ReadAllAsync(stop))
        {
            // A question that the broker kept from before would be answered at each connect, for nobody.
            if (message.Retained) Unreadable("It was retained: questions are published without that flag.");
            else await TakeAsync(_reader.Read(message.Payload), stop);
        }
    }

    private async Task TakeAsync(ReadQuestion read, CancellationToken stop)
    {
        if (read.Request is { } request)
        {
            if (!_recent.Begin(request.Id, out var again))
            {
                foreach (var chunk in again ?? []) await PublishAsync(request.Id, chunk, stop);
                return;
            }

            var lane = request.Kind is QueryKinds.Rollup or QueryKinds.Events or QueryKinds.Gap ? _heavy : _light;
            if (lane.TryAdd(new Question(request, _time.GetTimestamp(), Within(request)))) return;
            _recent.Forget(request.Id);
        }

        var refusal = read.Refusal ?? new QueryError(
            QueryErrorCodes.Busy, "This box answers other questions, and enough wait already: ask again later.");
        if (read.Id is { } id) await RefuseAsync(id, refusal, stop);
        else Unreadable(refusal.Text);
    }

    // By a clock that cannot be trusted no deadline can be judged.
    private TimeSpan Within(QueryRequest request)
    {
        if (request.Deadline is not { } deadline || _sources.Clock() == ClockState.Estimated) return Longest;
        var left = deadline - _time.GetUtcNow();
        return left < Longest ? left : Longest;
    }

    private Task RefuseAsync(string id, QueryError refusal, CancellationToken stop)
    {
        _counters.Refused();
        AnswerLog.Refused(_log, id, refusal.Code, refusal.Text);
        var chunk = new ChunkJson().Write(AnswerWriter.Head(id) with { Last = true, Total = 0, Error = refusal });
        return PublishAsync(id, chunk, stop);
    }

    private async Task PublishAsync(string id, byte[] chunk, CancellationToken stop)
    {
        var letter = AnswerWriter.Letter(_sources.Topics.QueryAnswers(id), chunk);
        if (await _letters.PublishAsync(letter, stop) is { } reason) AnswerLog.Lost(_log, id, reason);
    }

    private void Unreadable(string sentence)
    {
        _counters.Unreadable();
        AnswerLog.Unreadable(_log, _sources.Topics.QueryRequests, sentence);
    }
}
