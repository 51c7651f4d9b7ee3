// The events that an emulated reader sends.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>One event.</summary>
/// <param name="Number">Its number in EventNotificationState, or <see cref="Always"/>.</param>
/// <param name="Write">Writes its parameter.</param>
internal sealed record ReaderEvent(ushort Number, Action<LlrpWriter> Write)
{
    /// <summary>For events that cannot be switched off.</summary>
    public const ushort Always = ushort.MaxValue;

    /// <summary>The connection is accepted (0) or refused (2), or another client has tried (4).</summary>
    public static ReaderEvent ConnectionAttempt(ushort status) => Of(
        Always, ParameterType.ConnectionAttemptEvent, writer => writer.U16(status));

    /// <summary>An antenna was plugged in or out.</summary>
    public static ReaderEvent Antenna(ushort port, bool connected) => Of(
        8, ParameterType.AntennaEvent, writer => writer.U8(connected ? (byte)1 : (byte)0).U16(port));

    /// <summary>The report buffer fills up.</summary>
    public static ReaderEvent BufferWarning(byte percent) => Of(
        3, ParameterType.ReportBufferLevelWarningEvent, writer => writer.U8(percent));

    /// <summary>Reports were lost.</summary>
    public static ReaderEvent BufferOverflow() => Of(3, ParameterType.ReportBufferOverflowErrorEvent, _ => { });

    /// <summary>A ROSpec started (0) or ended (1).</summary>
    public static ReaderEvent Spec(uint id, bool started) => Of(
        2, ParameterType.ROSpecEvent, writer => writer.U8(started ? (byte)0 : (byte)1).U32(id).U32(0));

    private static ReaderEvent Of(ushort number, ParameterType type, Action<LlrpWriter> fields) => new(number, writer =>
    {
        using (writer.Parameter(type)) fields(writer);
    });
}
