// Tag reads for tests of the host.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Tests.Hosting;

internal static class Reads
{
    public static TagRead[] Of(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new TagRead
        {
            Epc = new EpcBits(BitConverter.GetBytes(i), 32),
            Zone = "dock",
            Antenna = 1,
            FirstSeenUs = i,
            LastSeenUs = i,
            SeenCount = 1,
        }),
    ];
}
