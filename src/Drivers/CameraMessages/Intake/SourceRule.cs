// Several cameras behind one recorder post to one address: the message says whose it is.
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>Which of the messages on a path are this camera's. What is null is not asked.</summary>
/// <param name="Channel">The recorder's channel.</param>
/// <param name="Mac">The camera's MAC address; separators and case do not matter.</param>
/// <param name="Serial">The camera's serial number.</param>
public sealed record SourceRule(string? Channel = null, string? Mac = null, string? Serial = null)
{
    /// <summary>Whether a report is this camera's.</summary>
    public bool Takes(ReportSource source) =>
        (Channel is null || Channel == source.Channel)
        && (Mac is null || Plain(Mac) == Plain(source.Mac))
        && (Serial is null || Serial.Equals(source.Serial, StringComparison.OrdinalIgnoreCase));

    private static string? Plain(string? mac) => mac?.Replace(":", "").Replace("-", "").ToUpperInvariant();
}
