// How a kind of question is answered.
using EdgeAgent.Contracts.Queries;

namespace EdgeAgent.Answers;

/// <summary>Answers one kind of question, or a few.</summary>
internal interface IAnswer
{
    /// <summary>
    /// Writes the whole answer, its last chunk included. <see cref="AnswerWriter.Cursor"/> and
    /// <see cref="AnswerWriter.Figures"/> are kept so that it can be broken off at any point.
    /// </summary>
    Task WriteAsync(QueryRequest question, AnswerWriter answer, CancellationToken stop);
}
