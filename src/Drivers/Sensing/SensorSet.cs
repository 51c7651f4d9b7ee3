// Opens a sensor: finds its folder and its channels, or says in a sentence what is missing.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>A sensor's channels, ready to be read.</summary>
internal sealed class SensorSet(SensorOptions options, TimeProvider time, ISensorLayout layout, IKernel kernel)
{
    private readonly SensorFiles _files = new(kernel);

    /// <summary>The sensor's files, for sentences.</summary>
    public DeviceNode Node { get; } = new(
        "The sensor's file",
        "edge-agent",
        $"SUBSYSTEM==\"{layout.Subsystem}\", RUN+=\"/bin/chgrp -R edge-agent /sys%p\"",
        "Check its cable; the box finds it again by itself.");

    /// <summary>The sensor's folder.</summary>
    /// <exception cref="DeviceFault">With a sentence, where it is not there.</exception>
    public string Folder() => new SensorFinder(layout, _files).Find(options.Address);

    /// <summary>The sensor's name and place.</summary>
    public string Named(string folder) => new SensorFinder(layout, _files).Named(folder);

    /// <summary>Its channels in the order of the config.</summary>
    /// <exception cref="DeviceFault">With a sentence, where one is not there.</exception>
    /// <exception cref="KernelFault">When the sensor goes while it is looked at.</exception>
    public IReadOnlyList<SensorChannel> Open()
    {
        var folder = Folder();
        return [.. options.Channels.Select(channel => Channel(folder, channel.Key, channel.Value))];
    }

    private SensorChannel Channel(string folder, string name, ChannelOptions channel)
    {
        var formula = Formula(folder, channel);
        if (formula is not null) return new SensorChannel(name, channel, formula, _files, time);
        throw new DeviceFault(
            $"{Named(folder)} has no channel `{channel.Channel}`. "
            + $"It has: {string.Join(", ", layout.Channels(folder))}.",
            RetryAdvice.Slow);
    }

    private ChannelFormula? Formula(string folder, ChannelOptions channel)
    {
        try
        {
            return layout.Find(_files, folder, channel.Channel, channel.LoadCell is not null);
        }
        catch (FormatException nonsense)
        {
            throw new DeviceFault($"The sensor's scale makes no sense: {nonsense.Message}.", cause: nonsense);
        }
    }
}
