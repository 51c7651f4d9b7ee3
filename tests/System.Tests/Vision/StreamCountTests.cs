// A real stream gives the counts that `try footfall` gives on its file.
using System.Text.Json;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.TestSupport.Streams;
using Xunit;

namespace EdgeAgent.SystemTests.Vision;

public sealed class StreamCountTests : IDisposable
{
    private readonly TestClip _clips = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stream-");
    private readonly int _port = Mosquitto.FreePort();

    [SharedDataFact("vision/people/onebyone-1.mp4")]
    public async Task A_clip_served_as_a_stream_counts_as_its_file_does()
    {
        var path = await _clips.AsH264Async(SharedData.PathOf("vision/people/onebyone-1.mp4"));
        var (entered, left) = await OnFileAsync(path, "768,300,0,300", "600,432,600,0");
        Assert.NotEqual(0, entered);

        await using var server = RtspServer.Start(H264Clip.Read(path), new() { Speed = 1 });
        var config = Path.Combine(_folder.FullName, "store.yaml");
        await File.WriteAllTextAsync(config, ConfigText(server.Address));
        await using var agent = AgentProcess.Start("run", "--config", config);
        await agent.WaitUntilAsync(_port, status => status.Footfall.In > 3, "four have come in");
        var last = await agent.WaitUntilAsync(
            _port, status => status.Devices[0].Losses > 0, "the stream has ended");

        Assert.Equal((entered, left), (last.Footfall.In, last.Footfall.Out));
    }

    public void Dispose()
    {
        _clips.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<(long In, long Out)> OnFileAsync(string path, params string[] lines)
    {
        await using var call = AgentProcess.Start(
            ["try", "footfall", path, .. lines.SelectMany(line => new[] { "--line", line })]);
        Assert.Equal(0, await call.ExitAsync());
        var told = JsonDocument.Parse(call.Output[call.Output.IndexOf('{', StringComparison.Ordinal)..]);
        var counts = told.RootElement.GetProperty("lines").EnumerateArray().ToList();
        return (Sum("in"), Sum("out"));

        long Sum(string way) => counts.Sum(line => line.GetProperty(way).GetInt64());
    }

    private string ConfigText(string address) =>
        $$"""
        store: { tenant: test, store: stream, box: box-1 }
        devices:
          door:
            driver: camera
            url: {{address}}
            footfall:
              lines:
                lower: { points: "1,0.6944 0,0.6944" }
                right: { points: "0.78125,1 0.78125,0" }
        web: { port: {{_port}} }
        state: {{Path.Combine(_folder.FullName, "state")}}
        """;
}
