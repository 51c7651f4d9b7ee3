// The drivers of this build, named one by one: nothing is found by searching.
using EdgeAgent.Configuration;
using EdgeAgent.Drivers.AlsaHeadset;
using EdgeAgent.Drivers.Axis;
using EdgeAgent.Drivers.Camera;
using EdgeAgent.Drivers.Dahua;
using EdgeAgent.Drivers.Gpio;
using EdgeAgent.Drivers.HidScanner;
using EdgeAgent.Drivers.Hikvision;
using EdgeAgent.Drivers.Hwmon;
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.Llrp;
using EdgeAgent.Drivers.Milesight;
using EdgeAgent.Drivers.Onvif;
using EdgeAgent.Drivers.SerialLines;

namespace EdgeAgent;

/// <summary>The drivers of this build.</summary>
internal static class DriverList
{
    /// <summary>All of them, in the order in which documents list them.</summary>
    public static DriverCatalogue All { get; } = new(
    [
        new LlrpDriver(),
        new CameraDriver(),
        new HikvisionDriver(),
        new AxisDriver(),
        new DahuaDriver(),
        new MilesightDriver(),
        new OnvifDriver(),
        new GpioDriver(),
        new IioDriver(),
        new HwmonDriver(),
        new SerialLinesDriver(),
        new HidScannerDriver(),
        new AlsaHeadsetDriver(),
    ]);
}
