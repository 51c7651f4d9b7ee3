// One tag that answers a few times a second, with a signal that the test chooses.
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;

namespace EdgeAgent.Drivers.Tests.Llrp;

internal sealed class OneTag(short rssi = -5500, ushort antenna = 1) : IReadSource
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(100);

    public IEnumerable<EmulatedRead> Between(TimeSpan from, TimeSpan to)
    {
        for (var number = (long)Math.Ceiling(from / Gap); number * Gap < to; number++)
            yield return new EmulatedRead(LoadSource.Epc(0), antenna, rssi, number * Gap);
    }
}
