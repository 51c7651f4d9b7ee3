// Cameras in the real agent: what its page says, what its log does not, and what stays behind when it is killed.
using EdgeAgent.Hosting;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.TestSupport.Streams;
using Xunit;

namespace EdgeAgent.SystemTests.Camera;

public sealed class CameraInAgentTests : IDisposable
{
    private const string Password = "pl4in-s3cret";

    private readonly TestClip _clips = new();
    private readonly int _port = Mosquitto.FreePort();

    public void Dispose() => _clips.Dispose();

    [FfmpegFact]
    public async Task A_killed_agent_leaves_no_decoder_behind_even_where_the_camera_is_silent()
    {
        await using var server = RtspServer.Start(
            H264Clip.Read(await _clips.H264Async(10)), new() { Speed = 1, Repeat = true });
        server.Silent = true; // a decoder without pictures does not notice that nobody reads them
        await using var agent = AgentProcess.Start("run", "--config", Config(server.Address, megapixels: 7));
        await UntilAsync(() => server.Requests.Any(line => line.StartsWith("PLAY", StringComparison.Ordinal)));
        Assert.NotEmpty(Children.With("-max_pixels 7000000"));

        await agent.KillAsync();
        await UntilAsync(() => Children.With("-max_pixels 7000000").Count == 0);
    }

    [FfmpegFact]
    public async Task A_refused_login_is_told_on_the_page_and_shown_nowhere()
    {
        await using var server = RtspServer.Start(
            H264Clip.Read(await _clips.H264Async(10)), new() { Login = new StreamLogin("box", "another") });
        await using var agent = AgentProcess.Start("run", "--config", Config(server.Address, megapixels: 6));

        var status = await agent.WaitUntilAsync(
            _port, seen => seen.Devices[0].State == DeviceState.Failed, "a refused login");
        Assert.Contains("refuses the login (401)", status.Devices[0].Problem, StringComparison.Ordinal);
        Assert.Equal(0, await agent.StopAsync());
        Assert.DoesNotContain(Password, agent.Output, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_camera_comes_back_by_itself_and_another_is_undisturbed()
    {
        var clip = H264Clip.Read(await _clips.H264Async(10));
        await using var server = RtspServer.Start(clip, new() { Speed = 1, Repeat = true });
        await using var agent = AgentProcess.Start(
            "run", "--config", Config(server.Address, megapixels: 5, await _clips.NumberedAsync(20)));
        await agent.WaitUntilAsync(
            _port, seen => seen.Devices.All(device => device.State == DeviceState.Up), "both up");

        server.HangUp();
        var lost = await agent.WaitUntilAsync(
            _port, seen => seen.Devices[0].State != DeviceState.Up, "the loss of the first");
        Assert.Equal(DeviceState.Up, lost.Devices[1].State);
        var back = await agent.WaitUntilAsync(_port, seen => seen.Devices[0].State == DeviceState.Up, "its return");
        Assert.Equal(lost.Devices[1].Since, back.Devices[1].Since);
    }

    private string Config(string address, int megapixels, string? file = null)
    {
        var path = Path.Combine(_clips.Folder, "store.yaml");
        File.WriteAllText(Path.Combine(_clips.Folder, "user"), "box");
        File.WriteAllText(Path.Combine(_clips.Folder, "password"), Password);
        File.WriteAllText(
            path,
            $$"""
            store: { tenant: test, store: camera, box: box-1 }
            devices:
              door:
                driver: camera
                url: {{address}}
                user: file:{{_clips.Folder}}/user
                password: file:{{_clips.Folder}}/password
                largest-picture: {{megapixels}}
                backoff: { shortest: 100ms, longest: 1s }
            {{(file is null ? "" : $"  clip: {{ driver: camera, file: {file} }}")}}
            web: { port: {{_port}} }
            state: {{_clips.Folder}}/state
            """);
        return path;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var turn = 0; turn < 1_500; turn++)
        {
            if (condition()) return;
            await Task.Delay(20);
        }

        Assert.Fail("It did not come to pass within half a minute.");
    }
}
