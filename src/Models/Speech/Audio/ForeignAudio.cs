// Reads what is no WAV (FLAC, Ogg, AIFF, ...) through libsndfile.
using EdgeAgent.Models.Speech.Audio.Native;

namespace EdgeAgent.Models.Speech.Audio;

/// <summary>Reads files of all formats that libsndfile knows.</summary>
internal static class ForeignAudio
{
    private const int MostChannels = 64;

    /// <summary>Reads a file.</summary>
    /// <exception cref="AudioException">It is no sound, damaged, too long, or the library is missing.</exception>
    public static Recording Read(string path)
    {
        try
        {
            var info = default(SndFile.Info);
            using var file = SndFile.Open(path, SndFile.ForReading, ref info);
            if (file.IsInvalid)
                throw new AudioException($"{path} is no recording that can be read: {SndFile.Reason()}.");
            if (info.Channels is < 1 or > MostChannels || info.Frames is < 1 or > SpeechFile.MostSeconds * 400_000L)
                throw new AudioException(
                    $"{path} has no sound in it, or claims too much: {info.Frames} samples, {info.Channels} channels.");
            var samples = new float[info.Frames * info.Channels];
            var read = SndFile.Read(file, samples, info.Frames);
            return read == info.Frames && SndFile.Error(file) == 0
                ? Recording.Mix(samples, info.Channels, info.Rate, path)
                : throw new AudioException(
                    $"{path} is damaged or cut short: {read:N0} of its {info.Frames:N0} samples can be read.");
        }
        catch (DllNotFoundException error)
        {
            throw new AudioException(
                "The library libsndfile.so.1 is missing on this machine, and without it only WAV is read: "
                + "install the Debian package libsndfile1.",
                error);
        }
    }
}
