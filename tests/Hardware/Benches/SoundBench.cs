// A sound card whose two ends are joined: what is played into one comes out of the other (the kernel's snd-aloop).
// One pair stands for a headset's microphone, another is held by somebody else.
using EdgeAgent.Machines;

namespace EdgeAgent.HardwareTests.Benches;

/// <summary>A headset at this machine.</summary>
/// <param name="shell">The machine's shell.</param>
public sealed class SoundBench(GuestShell shell)
{
    /// <summary>ALSA's name of the headset's ends.</summary>
    public const string Headset = "plughw:CARD=Loopback,DEV=1,SUBDEV=0";

    /// <summary>ALSA's name of the ends that another program holds.</summary>
    public const string Held = "hw:CARD=Loopback,DEV=1,SUBDEV=1";

    private const string Mouth = "hw:CARD=Loopback,DEV=0,SUBDEV=0";
    private const string Format = "-q -f S16_LE -r 16000 -c 1";

    /// <summary>Plugs the card in, and has a recorder hold the second pair.</summary>
    public Task PlugInAsync() => shell.RunAsync(
        $"""
        modprobe snd-aloop
        until [ -e /dev/snd/pcmC0D1c ]; do sleep 0.1; done
        udevadm settle
        arecord -D {Held} {Format} /dev/null < /dev/null > /run/recorder.log 2>&1 &
        echo $! > /run/recorder.pid
        """);

    /// <summary>Speaks into the microphone for so many seconds.</summary>
    public Task SpeakAsync(int seconds) => shell.RunAsync(
        $"aplay -D {Mouth} {Format} -d {seconds} /dev/urandom < /dev/null");

    /// <summary>Lets the second pair go.</summary>
    public Task LetGoAsync() => shell.RunAsync("kill $(cat /run/recorder.pid)");
}
