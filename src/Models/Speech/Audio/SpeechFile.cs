// From a file to what recognition takes.
namespace EdgeAgent.Models.Speech.Audio;

/// <summary>
/// Reads recordings: WAV at once, FLAC and others through libsndfile; any rate, any number of channels.
/// </summary>
public static class SpeechFile
{
    /// <summary>Longer recordings are refused: an answer takes seconds.</summary>
    internal const int MostSeconds = 600;

    private const long MostBytes = 256L << 20;

    /// <summary>Reads a file as mono sound at 16,000 samples a second.</summary>
    /// <exception cref="AudioException">It is missing, no sound, damaged, cut short, or too long.</exception>
    public static short[] Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) throw new AudioException($"{path} is not there.");
            if (file.Length == 0) throw new AudioException($"{path} is empty.");
            if (file.Length > MostBytes)
                throw new AudioException($"{path} has {file.Length >> 20} MB; at most {MostBytes >> 20} MB are read.");
            var content = File.ReadAllBytes(path);
            var recording = WavFile.Is(content) ? WavFile.Read(content, path) : ForeignAudio.Read(path);
            if (recording.Samples.Length > (long)MostSeconds * recording.Rate)
                throw new AudioException($"{path} is longer than {MostSeconds / 60} minutes, which no answer is.");
            return Resampler.Convert(recording.Samples, recording.Rate, SpeechFormat.SampleRate);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AudioException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
