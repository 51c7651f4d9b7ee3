// What a Dahua camera is asked for.
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Dahua;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Dahua;

public class DahuaDriverTests
{
    [Theory]
    [InlineData(DahuaStream.Events, "cgi-bin/eventManager.cgi?action=attach&codes=[A,B]&heartbeat=5")]
    [InlineData(
        DahuaStream.Snapshots,
        "cgi-bin/snapManager.cgi?action=attachFileProc&channel=3&heartbeat=5&Flags[0]=Event&Events=[A,B]")]
    public void Each_stream_has_its_question(DahuaStream stream, string path) => Assert.Equal(
        path, DahuaDriver.Path(new DahuaOptions
        {
            Camera = new CameraOptions { Rule = new SourceRule(Channel: "3") },
            Codes = ["A", "B"],
            Stream = stream,
        }));
}
