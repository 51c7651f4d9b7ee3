// Makes the box's eyes: one for each enabled camera off whose frames the config reads something.
using EdgeAgent.Configuration;
using EdgeAgent.Models.OnnxRuntime;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Vision;

/// <summary>The eyes of the box, which share one ONNX Runtime.</summary>
internal sealed class Eyes : IDisposable
{
    // A library that was missing may be there at the next try: a failure is not kept.
    private readonly Lazy<OnnxLibrary> _library = new(
        () => OnnxLibrary.Load(), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Makes the eyes; nothing is loaded yet.</summary>
    public Eyes(StoreConfig config, TimeProvider time, ILoggerFactory logs)
    {
        var logger = logs.CreateLogger<CameraEye>();
        ByDevice = config.Devices
            .Where(device => device.Hosting.Enabled && device.Vision is not null)
            .ToDictionary(
                device => device.Id,
                device => new CameraEye(device.Id, () => SightsOf(device.Vision!), time, logger));
    }

    /// <summary>The eyes by device id.</summary>
    public IReadOnlyDictionary<string, CameraEye> ByDevice { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var eye in ByDevice.Values) eye.Dispose();
        if (_library.IsValueCreated) _library.Value.Dispose();
    }

    private IReadOnlyList<ISight> SightsOf(VisionOptions options)
    {
        var sights = new List<ISight>();
        try
        {
            if (options.Plates is { } plates) sights.Add(new PlateSight(_library.Value, plates));
            if (options.Footfall is { } footfall) sights.Add(new VisitorSight(_library.Value, footfall));
            return sights;
        }
        catch
        {
            foreach (var sight in sights) sight.Dispose();
            throw;
        }
    }
}
