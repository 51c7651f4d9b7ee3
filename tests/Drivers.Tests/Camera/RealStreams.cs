// Tests with a real ffmpeg run one after the other: they want a processor each.
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera;

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealStreams
{
    public const string Name = "real streams";
}
