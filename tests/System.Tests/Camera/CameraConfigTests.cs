// What store.yaml may say about a camera, and how it is told what is wrong.
using System.Text;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers.Camera;
using EdgeAgent.Drivers.Camera.Sources;
using Xunit;

namespace EdgeAgent.SystemTests.Camera;

public sealed class CameraConfigTests
{
    [Fact]
    public void An_address_is_enough()
    {
        var options = Options("url: rtsp://10.0.0.7/live");
        Assert.Equal("The camera at rtsp://10.0.0.7/…", options.Source.Name);
        Assert.Equal((RtspTransport.Tcp, 16_000_000L, 1), (options.Transport, options.LargestPicture, options.Threads));
    }

    [Theory]
    [InlineData("frame-rate: 5", "Name exactly one of")]
    [InlineData("url: rtsp://10.0.0.7/a, device: /dev/video0", "Name exactly one of")]
    [InlineData("url: rtsp://box:s3cret@10.0.0.7/a", "holds a login")]
    [InlineData("url: ftp://10.0.0.7/a", "must be an address that starts with")]
    [InlineData("url: 10.0.0.7", "must be an address that starts with")]
    [InlineData("device: video0", "names a device file")]
    [InlineData("file: /nowhere/clip.mp4", "which does not exist")]
    [InlineData("url: http://10.0.0.7/a, user: file:/tmp/user", "go together")]
    [InlineData("url: http://10.0.0.7/a, password: s3cret", "must say where the secret is")]
    [InlineData("device: /dev/video0, capture: {width: 640}", "go together")]
    [InlineData("device: /dev/video0, region-of-interest: {left: 0.5, width: 0.6}", "go beyond the picture")]
    [InlineData("device: /dev/video0, hardware-decoding: cuda", "none")]
    public void What_is_wrong_is_a_sentence_that_shows_no_secret(string keys, string expected)
    {
        var faults = Load(keys).Errors.Select(fault => fault.ToString()).ToList();
        Assert.Contains(faults, fault => fault.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains("s3cret", StringComparison.Ordinal));
    }

    private static CameraOptions Options(string keys) =>
        Assert.IsType<CameraOptions>(Assert.Single(Load(keys).Config!.Devices).Options);

    private static ConfigLoad Load(string keys) => new ConfigLoader(DriverList.All).Parse(
        "store.yaml",
        Encoding.UTF8.GetBytes(
            $"store: {{ tenant: test, store: camera, box: box-1 }}\ndevices:\n  door: {{ driver: camera, {keys} }}\n"));
}
