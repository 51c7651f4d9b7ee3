// Lamps and buzzers follow what is the case in the store. It sits last among the insights, so that it sees what the
// others made of the same observation, and makes nothing that goes to disk.
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Outbox;

namespace EdgeAgent.Outputs;

/// <summary>Drives the outputs.</summary>
internal sealed class OutputInsight : IInsight
{
    private readonly Conditions _conditions;
    private readonly Driven[] _outputs;
    private IReadOnlyList<OutputFigure> _figures;

    /// <summary>Makes the rules.</summary>
    public OutputInsight(
        IReadOnlyDictionary<string, OutputOptions> outputs, Conditions conditions, TimeProvider time)
    {
        _conditions = conditions;
        _outputs =
        [
            .. from output in outputs
            where output.Value.Output is not null
            let line = output.Value.Output ?? default
            select new Driven(
                output.Key, line.Device, output.Value, new OutputSwitch(output.Value, time),
                new OutputLine(line.Device, line.Channel, time)),
        ];
        _figures = Look();
    }

    /// <summary>The outputs of a device that runs; null while it does not. Set once the devices are made.</summary>
    public Func<string, IOutputLines?> LinesOf { get; set; } = _ => null;

    /// <summary>The outputs at this moment; read from any thread.</summary>
    public IReadOnlyList<OutputFigure> Figures => Volatile.Read(ref _figures);

    /// <inheritdoc/>
    public void Observe(string device, ReadOnlySpan<TagRead> reads)
    {
        // It follows conditions, not observations.
    }

    /// <inheritdoc/>
    public void Observe(string device, Observation observation)
    {
        // It follows conditions, not observations.
    }

    /// <inheritdoc/>
    public void DeviceLost(string device)
    {
        // The conditions tell.
    }

    /// <inheritdoc/>
    public void DeviceBack(string device)
    {
        // The conditions tell, and the new run has other outputs.
    }

    /// <inheritdoc/>
    public void Tick()
    {
        if (_outputs.Length == 0) return;
        foreach (var output in _outputs)
        {
            output.Switch.Judge(output.Options.Causes.Any(cause => _conditions.Hold(cause.Kind, cause.Name)));
            output.Line.Drive(LinesOf(output.Device), output.Switch.On);
        }

        Volatile.Write(ref _figures, Look());
    }

    /// <inheritdoc/>
    public void Collect(List<NewEvent> events, List<Rollup> rollups)
    {
        // Lamps are no events.
    }

    private IReadOnlyList<OutputFigure> Look() => [.. _outputs.Select(output => output.Figure)];

    private sealed record Driven(
        string Name, string Device, OutputOptions Options, OutputSwitch Switch, OutputLine Line)
    {
        public OutputFigure Figure => new(Name, Switch.On, Line.Applied == Switch.On, Line.Problem);
    }
}

/// <summary>An output at one moment.</summary>
/// <param name="Output">Its name.</param>
/// <param name="On">Whether it should be on.</param>
/// <param name="Applied">Whether the device has taken that.</param>
/// <param name="Problem">What is wrong: a sentence.</param>
public sealed record OutputFigure(string Output, bool On, bool Applied, string? Problem);
