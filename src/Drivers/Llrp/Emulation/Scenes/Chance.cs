// Random numbers without a memory: they follow from where in the scene they are asked for.
namespace EdgeAgent.Drivers.Llrp.Emulation.Scenes;

/// <summary>A short stream of random numbers (SplitMix64), seeded by a place in the scene.</summary>
internal struct Chance
{
    private ulong _state;

    /// <summary>Makes the stream of one place.</summary>
    public Chance(int seed, long tag, long stay, long round, long number)
    {
        _state = (ulong)seed;
        Mix(tag);
        Mix(stay);
        Mix(round);
        Mix(number);
    }

    /// <summary>A number from 0 to below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number around 0, mostly within 1 of it and never beyond 2: four dice instead of a bell.</summary>
    public double Spread() => Share() + Share() + Share() + Share() - 2;

    private void Mix(long value) => _state = Next() ^ (ulong)value;

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
