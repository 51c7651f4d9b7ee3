// Makes the load of a shelf out of what its channel says: by the calibration that was taken on the box, the unit that
// the sensor or the line of text names, and the weights and distances in the config.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Shelves;

/// <summary>The scale, or the measuring rod, of one shelf.</summary>
internal sealed class ShelfScale(string slot, ShelfOptions options, CalibrationFiles files, TimeProvider time)
{
    private const double GramsPerKilogram = 1_000;
    private const double MillimetresPerMetre = 1_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly SignalName _channel = options.Weight ?? options.Distance ?? default;
    private Calibration? _calibration;
    private string? _fileProblem;
    private string? _signalProblem;
    private DateTime _written = DateTime.MinValue;
    private long? _looked;

    /// <summary>Why there is no load: a sentence; null when all is well.</summary>
    public string? Problem => _fileProblem ?? _signalProblem;

    /// <summary>The standard deviation that the calibration saw, in units; null where it saw none.</summary>
    public double? Noise => _calibration is { Noise: { } noise } known
        ? Math.Abs(noise * known.KilogramsPerUnit) * GramsPerKilogram / UnitWeight
        : null;

    /// <summary>Weight of one unit, g: of an item, or of a step of the full shelf.</summary>
    public double UnitWeight => options.ItemWeight ?? ((options.FullWeight ?? 1) * options.Step / 100);

    /// <summary>Looks for a new calibration now and then; true where there is one, and all levels are void.</summary>
    public bool Renewed()
    {
        if (options.Weight is null) return false;
        if (_looked is { } looked && time.GetElapsedTime(looked) < LookEvery) return false;
        _looked = time.GetTimestamp();
        var written = files.WrittenAt(_channel.Device, _channel.Channel);
        if (written == _written) return false;
        _written = written;
        var before = _calibration;
        (_calibration, _fileProblem) = files.Load(_channel.Device, _channel.Channel);
        return _calibration != before;
    }

    /// <summary>The load; null where the value cannot be used, see <see cref="Problem"/>.</summary>
    public Load? Read(in Signal signal)
    {
        if (signal.Number is not { } number) return null;
        return options.Weight is null ? OfDistance(number, signal.Quantity) : OfWeight(number, signal);
    }

    private Load OfDistance(double number, Quantity? quantity)
    {
        var millimetres = quantity is null ? number : number * MillimetresPerMetre;
        var (empty, full) = (options.EmptyDistance ?? 0, options.FullDistance ?? 1);
        return new Load((empty - millimetres) / (empty - full) * 100 / options.Step, null, millimetres);
    }

    private Load? OfWeight(double number, in Signal signal)
    {
        if (Grams(number, signal) is not { } grams) return null;
        return new Load(grams / UnitWeight, grams, null);
    }

    private double? Grams(double number, in Signal signal)
    {
        var unit = signal.Quantity is { } quantity ? Units.Of(quantity) : "";
        if (_calibration is { } calibration)
        {
            _signalProblem = calibration.Unit == unit
                ? null
                : $"The calibration of shelf {slot} was taken of readings in {Shown(calibration.Unit)}, and {_channel} "
                    + $"now tells {Shown(unit)}: take it anew with `{Command}`.";
            return _signalProblem is null ? calibration.Kilograms(number) * GramsPerKilogram : null;
        }

        var factor = signal.Quantity switch
        {
            Quantity.Mass => GramsPerKilogram,
            null => Factor(signal.Unit),
            _ => null,
        };
        _signalProblem = factor is null
            ? $"Shelf {slot} cannot be weighed: {_channel} tells {Shown(unit)}, and no calibration makes weight of it. "
                + $"Take one with `{Command}`."
            : null;
        return number * factor;
    }

    private string Command => $"edge-agent devices calibrate {_channel.Device} {_channel.Channel}";

    private double? Factor(string? written) => written?.ToLowerInvariant() switch
    {
        "kg" => GramsPerKilogram,
        "g" => 1,
        "lb" or "lbs" => 453.592_37,
        "oz" => 28.349_523_125,
        _ => options.Unit switch
        {
            MassUnit.Kg => GramsPerKilogram,
            MassUnit.G => 1,
            MassUnit.Lb => 453.592_37,
            MassUnit.Oz => 28.349_523_125,
            _ => null,
        },
    };

    private static string Shown(string unit) => unit.Length == 0 ? "plain counts" : unit;
}
