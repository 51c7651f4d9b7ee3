// Answers one question after the other. Heavy ones have a lane, light ones another: a long read of rollups does not
// keep HQ from learning how the box is.
using System.Threading.Channels;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Letters;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Answers;

/// <summary>A question that is to be answered.</summary>
/// <param name="Request">The question.</param>
/// <param name="Since">When it came, a timestamp of the clock.</param>
/// <param name="Within">How long after that its answer is of use.</param>
internal sealed record Question(QueryRequest Request, long Since, TimeSpan Within);

/// <summary>One lane.</summary>
internal sealed class AnswerLane(
    Func<string, IAnswer> answers, AnswerPace pace, Topics topics, Letterbox letters, RecentAnswers recent,
    AnswerCounters counters, TimeProvider time, ILogger log)
{
    /// <summary>
    /// Questions that wait. HQ heals many small gaps at once, and a person asks between: they wait for each other
    /// rather than be refused; more than these would be too old when their turn comes.
    /// </summary>
    public const int Waiting = 64;

    private readonly Channel<Question> _questions = Channel.CreateBounded<Question>(
        new BoundedChannelOptions(Waiting) { SingleReader = true });

    /// <summary>Takes a question; false where too many wait.</summary>
    public bool TryAdd(Question question) => _questions.Writer.TryWrite(question);

    /// <summary>Answers until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await foreach (var question in _questions.Reader.ReadAllAsync(stop))
        {
            var id = question.Request.Id;
            try
            {
                await AnswerAsync(question, stop);
            }
            catch (AnswerLost lost)
            {
                recent.Forget(id);
                counters.Lost();
                AnswerLog.Lost(log, id, lost.Message);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                recent.Forget(id);
                counters.Refused();
                AnswerLog.Fault(log, id, fault);
            }
        }
    }

    private async Task AnswerAsync(Question question, CancellationToken stop)
    {
        var (request, answer) = (question.Request, new AnswerWriter(question.Request, topics, letters, pace));
        var left = question.Within - time.GetElapsedTime(question.Since);
        using var over = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            await answers(request.Kind).WriteAsync(request, answer, either.Token);
            recent.Done(request.Id, answer.Kept);
            counters.Answered();
            AnswerLog.Answered(log, request.Id, request.Kind, request.AskedBy ?? "an unnamed asker");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            await BreakOffAsync(
                answer, request.Id, QueryErrorCodes.Expired,
                "The deadline passed before the answer was whole; ask again with the last cursor.", stop);
        }
        catch (Exception fault) when (fault is AnswerFailed or OutboxRefusal)
        {
            await BreakOffAsync(answer, request.Id, QueryErrorCodes.Failed, fault.Message, stop);
        }
    }

    private async Task BreakOffAsync(
        AnswerWriter answer, string id, string code, string sentence, CancellationToken stop)
    {
        recent.Forget(id);
        counters.Refused();
        AnswerLog.Refused(log, id, code, sentence);
        await answer.BreakOffAsync(new QueryError(code, sentence), stop);
    }
}
