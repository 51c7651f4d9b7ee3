// LLRPStatus, the head of an emulated reader's answers.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Writes LLRPStatus (LLRP 1.0.1, section 13.2.1).</summary>
internal static class Status
{
    /// <summary>M_ParameterError: something in the request is wrong.</summary>
    public const ushort ParameterError = 100;

    /// <summary>A_Invalid: the request does not fit what the reader has.</summary>
    public const ushort Invalid = 300;

    /// <summary>Writes success, or an error with its words.</summary>
    public static void Write(LlrpWriter writer, ushort code = 0, string words = "")
    {
        using (writer.Parameter(ParameterType.LLRPStatus)) writer.U16(code).Utf8(words);
    }
}
