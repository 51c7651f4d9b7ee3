// One attached device while it runs.
namespace EdgeAgent.Drivers;

/// <summary>One device. It runs until it is stopped or its link is lost; it never reconnects by itself.</summary>
public interface IDevice
{
    /// <summary>
    /// Opens the link, arms the device and hands over what it says until <paramref name="stop"/> is cancelled; then it
    /// closes the link politely and returns. Throws <see cref="DeviceFault"/>, or an I/O exception, when the link is
    /// lost.
    /// </summary>
    Task RunAsync(IDeviceHost host, CancellationToken stop);
}
