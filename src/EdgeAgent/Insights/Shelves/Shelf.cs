// One shelf: readings become levels, levels become counts or shares, and those become events once each.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Shelves;

/// <summary>Watches one shelf.</summary>
internal sealed class Shelf : ISensorRule
{
    /// <summary>A count that is less sure waits for more readings.</summary>
    private const double Sure = 0.9;

    /// <summary>What lies still for so long is told even where it is no whole number of items.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ShelfScale _scale;
    private readonly SensorDesk _desk;
    private readonly ShelfDrift _drift;
    private readonly ShelfTeller _teller;
    private readonly Availability _availability;
    private NoiseEstimate _noise;
    private LevelDetector _level;
    private Load? _load;
    private double? _told;
    private string? _problem;

    /// <summary>Makes a shelf about which nothing is known yet.</summary>
    public Shelf(string slot, ShelfOptions options, CalibrationFiles files, SensorDesk desk)
    {
        (Slot, Options, _desk) = (slot, options, desk);
        _scale = new ShelfScale(slot, options, files, desk.Time);
        _drift = new ShelfDrift(slot, options, _scale.UnitWeight);
        _teller = new ShelfTeller(slot, options, desk);
        _availability = new Availability(desk.Time);
        _noise = new NoiseEstimate(sigma: null);
        _level = new LevelDetector(_noise, options.Settle);
    }

    /// <summary>Its slot.</summary>
    public string Slot { get; }

    /// <summary>Its options.</summary>
    public ShelfOptions Options { get; }

    /// <summary>Whether it is seen now, and for how long it was empty.</summary>
    public Availability Availability => _availability;

    /// <inheritdoc/>
    public IReadOnlyList<SignalName> Signals => [Options.Weight ?? Options.Distance ?? default];

    /// <inheritdoc/>
    public string? Problem => _scale.Problem ?? _problem ?? _drift.Problem;

    /// <summary>The shelf at this moment.</summary>
    public ShelfFigure Figure => new(
        Slot, Options.Zone, _availability.Watched ? _teller.Stock : Stock.Unknown,
        Options.Counts ? (int?)_told : null, _told is { } told ? Fill(told) : null, Problem);

    /// <summary>What survives a restart.</summary>
    public SavedShelf Saved => new(_told, _teller.Stock, _teller.Since.At, _drift.Units, _noise.Sigma);

    /// <summary>Goes on from where an earlier run ended.</summary>
    public void Restore(SavedShelf saved)
    {
        _told = saved.Told;
        _drift.Units = saved.Drift;
        _teller.Restore(saved.Stock, saved.Since);
        Anew(saved.Noise);
    }

    /// <summary>Takes back an event that was told after that.</summary>
    public void Replay(ShelfChanged told) => _told = told.Count ?? told.FillShare * 100 / Options.Step;

    /// <summary>Takes back an event that was told after that.</summary>
    public void Replay(Stock stock, DateTimeOffset at) => _teller.Restore(stock, at);

    /// <inheritdoc/>
    public void Hear(SignalName name, in Signal signal)
    {
        if (_scale.Renewed())
        {
            // What the scale read before means another weight now.
            if (_load is not null) _drift.Units = 0;
            Anew(_scale.Noise ?? _noise.Sigma);
        }

        if (_scale.Read(signal) is not { } load) return;
        _load = load;
        _level.Add(load.Units, signal.Time);
        _availability.Seen(_teller.Stock);
        if (!_level.IsSettled) return;
        _desk.Drifted = true;
        if (Options.Counts) Count(signal.ClockEstimated);
        else Share(signal.ClockEstimated);
        _availability.Seen(_teller.Stock);
    }

    /// <inheritdoc/>
    public void Lost(string device)
    {
        _level.Restart();
        _availability.Unseen();
    }

    /// <inheritdoc/>
    public void Tick() => _availability.Pass();

    private void Anew(double? noise)
    {
        _noise = new NoiseEstimate(noise);
        _level = new LevelDetector(_noise, Options.Settle);
    }

    private void Count(bool estimated)
    {
        var value = _level.Level - _drift.Units;
        var count = Math.Max(0, (int)Math.Round(value));
        var off = Math.Abs(value - count);
        _problem = Nonsense(count, value);
        if (count == _told)
        {
            _drift.Follow(value - count, _level.Pause);
            return;
        }

        var sure = Certainty.Of(off, _level.Error);
        if (_problem is not null || (sure < Sure && _level.StillFor < Patience)) return;
        Tell(count, count, sure, estimated);
    }

    private void Share(bool estimated)
    {
        var value = _level.Level;
        var percent = Math.Clamp(value * Options.Step, 0, 100);
        if (_told is { } told && Math.Abs(value - told) < 1 && !_teller.WouldChange(percent)) return;
        Tell(value, percent, Certainty.Of(0, _level.Error), estimated);
    }

    private void Tell(double value, double measure, double sure, bool estimated)
    {
        var delta = value - (_told ?? value);
        _told = value;
        var fill = Fill(value);
        var weight = Options.Weight is null ? null : Rounded((_level.Level - _drift.Units) * _scale.UnitWeight);
        var distance = Options.Distance is null ? null : Rounded(DistanceAt(_level.Level));
        _teller.Tell(
            new ShelfChanged(
                Slot, Options.Zone, Options.Item, weight, distance, fill, Options.Counts ? (int)value : null,
                Options.Counts ? delta : Math.Round(delta * Options.Step / 100, 3), sure),
            measure, _level.Began, estimated);
    }

    private string? Nonsense(int count, double value) =>
        count > Options.Capacity
            ? $"Shelf {Slot} weighs as much as {count} items and holds {Options.Capacity}: correct `capacity` or "
                + "`item-weight`, or take away what does not belong there."
        : value < -1.5
            ? $"Shelf {Slot} weighs less than nothing: the scale's tare is wrong, take it anew with "
                + $"`edge-agent devices calibrate {Signals[0].Device} {Signals[0].Channel}`."
        : null;

    private double? Fill(double value) =>
        Options.Counts
            ? Options.Capacity is { } full ? Math.Round(Math.Min(1, value / full), 3) : null
            : Math.Round(Math.Clamp(value * Options.Step / 100, 0, 1), 3);

    private double DistanceAt(double units) =>
        (Options.EmptyDistance ?? 0)
        - (units * Options.Step / 100 * ((Options.EmptyDistance ?? 0) - (Options.FullDistance ?? 0)));

    private static double? Rounded(double value) => Math.Round(value, 1);
}

/// <summary>A shelf at one moment.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Stock">How well it is stocked; unknown while nobody watches.</param>
/// <param name="Count">Items; null where they are not counted, or not yet.</param>
/// <param name="FillShare">How full it is, 0 to 1; null where that is not known.</param>
/// <param name="Problem">What is wrong with it: a sentence.</param>
public sealed record ShelfFigure(
    string Slot, string Zone, Stock Stock, int? Count, double? FillShare, string? Problem);
