// The driver with ALSA's own library, on streams that need no card: samples that are played end in a file.
using EdgeAgent.Drivers.AlsaHeadset;
using EdgeAgent.Drivers.AlsaHeadset.Native;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Tests.Kernel;
using Xunit;

namespace EdgeAgent.Drivers.Tests.AlsaHeadset;

/// <summary>Runs where ALSA's library and its settings are installed.</summary>
public sealed class AlsaFactAttribute : FactAttribute
{
    public AlsaFactAttribute()
    {
        var isThere = File.Exists("/usr/share/alsa/alsa.conf")
            && System.Runtime.InteropServices.NativeLibrary.TryLoad("libasound.so.2", out _);
        if (!isThere) Skip = "ALSA's library (libasound2, libasound2-data) is not installed.";
    }
}

public sealed class RealAlsaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alsa-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [AlsaFact]
    public async Task A_prompt_goes_through_the_library_and_sound_comes_back()
    {
        var played = $"{_folder}/played.raw";
        var device = new AlsaHeadsetDriver().Create(
            "headset",
            new AlsaHeadsetOptions("null", $"file:{played},raw", 0, 6),
            PartRun.Services(new EdgeAgent.TestSupport.ManualTime()));
        await using (var run = await PartRun.ReadyAsync(device))
        {
            short[] prompt = [.. Enumerable.Range(1, 1_000).Select(sample => (short)sample)];
            await ((IAudioOut)device).PlayAsync(prompt, CancellationToken.None);
            await run.StopAsync();
            Assert.All(run.Host.Sound.Take(10), block => Assert.Equal(320, block.Samples.Length));
            Assert.Equal(1, run.Host.Counts["prompts_total"]);
        }

        var bytes = await File.ReadAllBytesAsync(played);
        var samples = new short[bytes.Length / 2];
        Buffer.BlockCopy(bytes, 0, samples, 0, samples.Length * 2);
        Assert.Equal(
            Enumerable.Range(1, 1_000).Select(sample => (short)(sample * (float)Math.Pow(10, 6 / 20.0))),
            samples[..1_000]);
        Assert.All(samples[1_000..], sample => Assert.Equal(0, sample));
    }

    [AlsaFact]
    public void A_card_that_is_not_there_is_gone_and_the_library_says_nothing_by_itself()
    {
        var fault = Assert.Throws<KernelFault>(
            () => new AlsaSound().Open("plughw:CARD=NoSuchCard", SoundDirection.Capture));
        Assert.True(fault.IsGone, fault.Message);
    }
}
