// Cameras whose clock is hours off are common: local time written as UTC, a lost battery. Events would be filed under
// the wrong hour and nobody would know.
using System.Globalization;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>Compares a camera's time with the time of receipt.</summary>
/// <param name="host">Hears of a clock that is off.</param>
internal sealed class ClockWatch(IDeviceHost host)
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(2);

    private bool _isOff;

    /// <summary>Compares; a message that is sent again may be old.</summary>
    public void Compare(CameraReport report, DateTimeOffset received)
    {
        if (report.Resent || report.Time.Utc is not { } time || report.Counts.Any(count => count.Historical)) return;
        var off = time - received;
        host.Gauge("clock_offset_seconds", off.TotalSeconds);
        var isOff = off.Duration() > Tolerated;
        var side = off > TimeSpan.Zero ? "ahead" : "behind";
        if (isOff && !_isOff)
            host.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"The camera's clock is {Math.Abs(off.TotalMinutes):0} minutes {side}: name a time server in the camera, and check its time zone."));
        _isOff = isOff;
    }
}
