// Log lines about HQ's questions, event ids 2200 to 2249.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Answers;

/// <summary>Log lines about questions.</summary>
internal static partial class AnswerLog
{
    [LoggerMessage(2200, LogLevel.Information, "Question {Question} ({Kind}, asked by {Who}) was answered.")]
    public static partial void Answered(ILogger logger, string question, string kind, string who);

    [LoggerMessage(2201, LogLevel.Warning, "Question {Question} was refused ({Code}): {Reason}")]
    public static partial void Refused(ILogger logger, string question, string code, string reason);

    [LoggerMessage(2202, LogLevel.Warning, "A message on {Topic} is no question and cannot be answered: {Reason}")]
    public static partial void Unreadable(ILogger logger, string topic, string reason);

    [LoggerMessage(2203, LogLevel.Information, "The answer to {Question} was lost: {Reason}. HQ may ask again.")]
    public static partial void Lost(ILogger logger, string question, string reason);

    [LoggerMessage(
        2204, LogLevel.Warning, "Questions come faster than they can be read; one was dropped, {Dropped} so far.")]
    public static partial void Flooded(ILogger logger, long dropped);

    [LoggerMessage(2205, LogLevel.Error, "Answering {Question} met an unexpected fault.")]
    public static partial void Fault(ILogger logger, string question, Exception fault);
}
