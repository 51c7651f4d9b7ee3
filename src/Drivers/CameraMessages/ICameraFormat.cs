// One vendor's way of writing events. Pure: bytes in, reports out; no clock, no network.
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.CameraMessages;

/// <summary>Reads the messages of one vendor.</summary>
public interface ICameraFormat
{
    /// <summary>The vendor, in lower case: <c>hikvision</c>.</summary>
    string Vendor { get; }

    /// <summary>
    /// Reads a message. A sign of life gives no report; an event that is of no use here gives one of kind
    /// <see cref="ReportKinds.Other"/>.
    /// </summary>
    /// <exception cref="MessageFault">The body cannot be read.</exception>
    IReadOnlyList<CameraReport> Read(CameraMessage message);
}
