// A fault in a message, said so that a person can find it.
namespace EdgeAgent.Drivers.Llrp.Protocol.Tree;

/// <summary>Something in a message that could not be read.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Offset">Where, in bytes from the message's first.</param>
/// <param name="Path">The elements around it, such as <c>RO_ACCESS_REPORT/TagReportData</c>.</param>
public sealed record DecodeFault(ParameterFault Fault, int Offset, string Path)
{
    /// <summary>The fault as a sentence.</summary>
    public override string ToString() => Fault switch
    {
        ParameterFault.Truncated => $"A parameter in {Path} is cut off at byte {Offset}.",
        ParameterFault.LengthTooSmall => $"A parameter in {Path} at byte {Offset} gives itself less than 4 bytes.",
        ParameterFault.LengthBeyondParent => $"A parameter in {Path} at byte {Offset} is longer than what holds it.",
        ParameterFault.UnknownTv => $"An unknown TV parameter in {Path} at byte {Offset} has no known length; "
            + "what follows it there is lost.",
        ParameterFault.FieldBeyondEnd => $"A field in {Path} is cut off at byte {Offset}.",
        ParameterFault.TooDeep => $"The parameters in {Path} at byte {Offset} are nested deeper than LLRP has.",
        ParameterFault.TooMany => $"The message has too many parameters; those from byte {Offset} on are left.",
        _ => $"Nothing is wrong in {Path}.",
    };
}
