// One channel while it is read: takes its samples, makes a reading of them, and knows what is wrong with it.
using System.Globalization;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>A channel of an open sensor.</summary>
internal sealed class SensorChannel(
    string name, ChannelOptions options, ChannelFormula formula, SensorFiles files, TimeProvider time)
{
    /// <summary>So many failed turns one after another are more than a hiccup.</summary>
    public const int FailuresThatCount = 5;

    private string? _figure;
    private readonly double[] _samples = new double[options.Samples];
    private double _lastNumber = double.NaN;
    private long _movedAt;

    /// <summary>What is wrong with it now: a sentence; null = nothing.</summary>
    public string? Problem { get; private set; }

    /// <summary>Failed turns one after another.</summary>
    public int Failures { get; private set; }

    /// <summary>The quantity of its readings.</summary>
    public Quantity Quantity => options.LoadCell?.Quantity ?? formula.Quantity;

    /// <summary>The gauge that shows its latest reading: <c>air_celsius</c>.</summary>
    public string Figure => _figure ??= $"{FigureName.Of(name)}_{Units.Word(Quantity)}".TrimEnd('_');

    /// <summary>The converter's own number, filtered.</summary>
    /// <exception cref="KernelFault">When it cannot be read.</exception>
    /// <exception cref="FormatException">When it is no number.</exception>
    public double Number()
    {
        for (var index = 0; index < _samples.Length; index++) _samples[index] = files.Number(formula.File);
        return Samples.Filtered(_samples, options.Filter);
    }

    /// <summary>The value of a number, in the unit of <see cref="Quantity"/>.</summary>
    public double Value(double number) => options.LoadCell?.Value(number) ?? formula.Value(number);

    /// <summary>A reading, or null where there is none to be had now.</summary>
    /// <exception cref="KernelFault">When the sensor is gone.</exception>
    public SensorReading? Read()
    {
        try
        {
            if (formula.FaultFile is { } fault && files.NumberOr(fault, 0) != 0)
                return Failed("the sensor itself reports a fault: check its cable");
            var number = Number();
            Failures = 0;
            var value = Value(number);
            Problem = OutOfRange(value) ?? Stuck(number, value);
            return Problem is null ? new SensorReading(time.GetUtcNow(), false, name, Quantity, value) : null;
        }
        catch (KernelFault fault) when (!fault.IsGone)
        {
            return Failed(fault.Message);
        }
        catch (FormatException nonsense)
        {
            return Failed(nonsense.Message);
        }
    }

    private SensorReading? Failed(string why)
    {
        Failures++;
        if (Failures >= FailuresThatCount)
            Problem = $"Channel `{name}` cannot be read, {Failures} times in a row: {why}.";
        return null;
    }

    private string? OutOfRange(double value)
    {
        if (!(value < options.Lowest) && !(value > options.Highest)) return null;
        return $"Channel `{name}` reads {Shown(value)}, outside of "
            + $"{Shown(options.Lowest)} to {Shown(options.Highest)}: check the sensor and its cable.";
    }

    private string? Stuck(double number, double value)
    {
        if (number != _lastNumber)
        {
            _lastNumber = number;
            _movedAt = time.GetTimestamp();
            return null;
        }

        return options.StuckAfter > TimeSpan.Zero && time.GetElapsedTime(_movedAt) >= options.StuckAfter
            ? $"Channel `{name}` has read exactly {Shown(value)} for {options.StuckAfter.TotalMinutes:0.#} minutes and "
                + "more: the sensor seems stuck; take its power away and give it back."
            : null;
    }

    private string Shown(double? value) => value is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known:0.######} {Units.Of(Quantity)}").TrimEnd()
        : "any";
}
