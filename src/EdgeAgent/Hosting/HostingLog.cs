// Log lines of the host, event ids 1000 to 1099: one when a device is lost, one when it is back.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Hosting;

/// <summary>The host's log lines.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(1000, LogLevel.Information, "Device {Device} ({Driver}) is up.")]
    public static partial void DeviceUp(ILogger logger, string device, string driver);

    [LoggerMessage(1001, LogLevel.Warning, "Device {Device} ({Driver}) is lost: {Reason} Retrying until it is back.")]
    public static partial void DeviceLost(ILogger logger, string device, string driver, string reason);

    [LoggerMessage(1002, LogLevel.Information, "Device {Device} ({Driver}) is back after {Seconds:0} s.")]
    public static partial void DeviceBack(ILogger logger, string device, string driver, double seconds);

    [LoggerMessage(1003, LogLevel.Error, "Device {Device} ({Driver}) has failed: {Reason}")]
    public static partial void DeviceFailed(ILogger logger, string device, string driver, string reason);

    [LoggerMessage(1004, LogLevel.Warning, "Device {Device} ({Driver}) is left out until the next start: {Reason}")]
    public static partial void DeviceLeftOut(ILogger logger, string device, string driver, string reason);

    [LoggerMessage(1005, LogLevel.Information, "Device {Device}: {Sentence}")]
    public static partial void DeviceNote(ILogger logger, string device, string sentence);

    [LoggerMessage(
        1006, LogLevel.Error, "Device {Device} ({Driver}) did not stop when told to; that instance is abandoned.")]
    public static partial void DeviceAbandoned(ILogger logger, string device, string driver);

    [LoggerMessage(1007, LogLevel.Warning, "Device {Device} has a problem: {Sentence}")]
    public static partial void DeviceProblem(ILogger logger, string device, string sentence);

    [LoggerMessage(1008, LogLevel.Information, "Device {Device} is well again.")]
    public static partial void DeviceWell(ILogger logger, string device);

    [LoggerMessage(1009, LogLevel.Debug, "Device {Device} ({Driver}), unexpected fault.")]
    public static partial void DeviceFaultDetail(ILogger logger, Exception fault, string device, string driver);
}
