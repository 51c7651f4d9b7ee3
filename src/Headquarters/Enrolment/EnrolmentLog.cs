// What the enrolment says. Never a secret.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Headquarters.Enrolment;

internal static partial class EnrolmentLog
{
    [LoggerMessage(3440, LogLevel.Information, "New boxes ask for their certificates at {Address}.")]
    public static partial void Listening(ILogger log, string address);

    [LoggerMessage(3441, LogLevel.Information, "The box {Box} has its certificate; it asked from {Address}.")]
    public static partial void LetIn(ILogger log, string box, string address);

    [LoggerMessage(3442, LogLevel.Warning, "A box that says it is {Box}, at {Address}, was not let in ({Code}).")]
    public static partial void Refused(ILogger log, string box, string address, string code);

    [LoggerMessage(3443, LogLevel.Error, "The request of {Box} met a fault; the box asks again.")]
    public static partial void Fault(ILogger log, Exception fault, string box);
}
