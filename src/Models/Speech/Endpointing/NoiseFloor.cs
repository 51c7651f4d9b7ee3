// How loud it is where nobody speaks: followed by minimum statistics (R. Martin, "Noise power spectral density
// estimation based on optimal smoothing and minimum statistics", 2001), here over one band.
namespace EdgeAgent.Models.Speech.Endpointing;

/// <summary>
/// The smoothed level's minimum over the last two seconds. It falls at once and rises after two seconds, so that
/// speech, which has gaps, is not taken for noise, and a machine that is switched on soon is.
/// </summary>
internal sealed class NoiseFloor
{
    private const double Smoothing = 0.7;
    private const int Windows = 8;
    private const int WindowFrames = 25;

    /// <summary>A microphone that is muted by its own noise gate is no quiet room.</summary>
    private const double Lowest = -72;

    private readonly double[] _minima = [.. Enumerable.Repeat(double.MaxValue, Windows)];
    private double _smoothed = double.NaN;
    private int _frame;
    private int _window;

    /// <summary>The floor in dB below full scale; above all levels while nothing was heard yet.</summary>
    public double Level { get; private set; } = 0;

    /// <summary>Takes the next frame's level.</summary>
    public void Add(double level)
    {
        _smoothed = double.IsNaN(_smoothed) ? level : (Smoothing * _smoothed) + ((1 - Smoothing) * level);
        _minima[_window] = Math.Min(_minima[_window], _smoothed);
        var floor = double.MaxValue;
        foreach (var minimum in _minima) floor = Math.Min(floor, minimum);
        Level = Math.Max(Lowest, floor);
        if (++_frame < WindowFrames) return;
        _frame = 0;
        _window = (_window + 1) % Windows;
        _minima[_window] = double.MaxValue;
    }
}
