// What store.yaml may say about one headset at the box.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>The options of one headset.</summary>
/// <param name="Capture">ALSA's name of the microphone.</param>
/// <param name="Playback">ALSA's name of the ear.</param>
/// <param name="CaptureGain">Added to what is heard, in dB.</param>
/// <param name="PlaybackGain">Added to what is played, in dB.</param>
public sealed record AlsaHeadsetOptions(string Capture, string Playback, double CaptureGain, double PlaybackGain)
{
    private const double Quietest = -40;
    private const double Loudest = 30;

    /// <summary>Reads the block of one headset.</summary>
    public static AlsaHeadsetOptions Read(IOptionReader reader)
    {
        var capture = reader.TextOr(
            "capture", "ALSA's name of the microphone; one with the card's name stays the same.", "default");
        var playback = reader.OptionalText(
            "playback", "ALSA's name of the ear; without it the one of `capture`.", "plughw:CARD=Headset");
        return new AlsaHeadsetOptions(
            capture,
            playback ?? capture,
            reader.Number("capture-gain", "Added to what is heard.", 0, Quietest, Loudest, "dB"),
            reader.Number("playback-gain", "Added to what is played.", 0, Quietest, Loudest, "dB"));
    }
}
