// Finds every sensor of an interface of the kernel, reads each channel once, and writes the block that would configure
// it.
using System.Globalization;
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>The search of the sensor drivers.</summary>
internal sealed class SensorSearch(string driver, ISensorLayout layout, IKernel kernel)
{
    private readonly SensorFiles _files = new(kernel);

    /// <summary>Runs the search on a thread of its own: a sensor may take its time for a value.</summary>
    public async Task<IReadOnlyList<FoundDevice>> RunAsync(CancellationToken stop)
    {
        IReadOnlyList<FoundDevice> found = [];
        await DeviceThread.RunAsync(() => found = Run()).WaitAsync(stop);
        return found;
    }

    private FoundDevice[] Run()
    {
        var folders = kernel.Names(layout.Root, layout.Prefix).Select(name => $"{layout.Root}/{name}").ToArray();
        var names = folders.Select(folder => _files.OptionalText($"{folder}/name")).ToArray();
        return
        [
            .. folders.Zip(names, (folder, name) =>
                Found(folder, name ?? "nameless", isAlone: names.Count(other => other == name) == 1)),
        ];
    }

    private FoundDevice Found(string folder, string name, bool isAlone)
    {
        var label = _files.OptionalText($"{folder}/label");
        var part = SensorFinder.Part(folder);
        var channels = layout.Channels(folder);
        var readings = channels.Select(channel => KeyValuePair.Create(channel, Reading(folder, channel))).ToArray();
        return new FoundDevice(
            driver,
            YamlText.Id(label ?? name),
            $"The {layout.What} {new SensorFinder(layout, _files).Named(folder)} has {channels.Count} channels.")
        {
            Facts = readings,
            Marks = isAlone ? [$"name: {name}"] : part is null ? [] : [$"path: {YamlText.Of(part)}"],
            Block = channels.Count == 0
                ? []
                :
                [
                    $"name: {YamlText.Of(name)}",
                    .. label is null ? Array.Empty<string>() : [$"label: {YamlText.Of(label)}"],
                    .. isAlone || part is null ? Array.Empty<string>() : [$"path: {YamlText.Of(part)}"],
                    "channels:",
                    .. channels.Select(channel => $"  {YamlText.Id(channel)}: {{channel: {YamlText.Of(channel)}}}"),
                ],
        };
    }

    private string Reading(string folder, string channel)
    {
        try
        {
            if (layout.Find(_files, folder, channel, counts: false) is not { } formula) return "gone";
            var value = formula.Value(_files.Number(formula.File)).ToString("0.######", CultureInfo.InvariantCulture);
            return $"{value} {Units.Of(formula.Quantity)}".TrimEnd();
        }
        catch (Exception fault) when (fault is KernelFault or FormatException)
        {
            return $"cannot be read now: {fault.Message}";
        }
    }
}
