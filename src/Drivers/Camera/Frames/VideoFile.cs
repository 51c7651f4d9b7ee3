// A video file, or a folder of pictures, read outside any device: every frame, in order, none dropped, as fast as they
// are taken. For measuring, for trying out, for tests.
using EdgeAgent.Drivers.Camera.Decoding;

namespace EdgeAgent.Drivers.Camera.Frames;

/// <summary>An open video file. One thread reads it.</summary>
public sealed class VideoFile : IDisposable
{
    private readonly string _path;
    private readonly ChildProcess _decoder;
    private readonly FrameReader _frames;
    private readonly LastWords _words;
    private bool _ahead;

    private VideoFile(string path, VideoFacts facts, ChildProcess decoder, LastWords words, long largestPicture)
    {
        (_path, Facts, _decoder, _words) = (path, facts, decoder, words);
        _frames = new FrameReader(decoder.Output, largestPicture);
    }

    /// <summary>What the file says of itself: codec, frame rate, number of frames.</summary>
    public VideoFacts Facts { get; }

    /// <summary>Pixels of the frames as they come: after any turning that the file asks for.</summary>
    public int Width => _frames.Width;

    /// <summary>Pixels of the frames as they come.</summary>
    public int Height => _frames.Height;

    /// <summary>Frames read so far: the number of the frame in <see cref="Rgb"/>, counted from 1.</summary>
    public long Number => _ahead ? 0 : _frames.Count;

    /// <summary>
    /// The frame read last: red, green, blue, row by row, <c>Width * Height * 3</c> bytes. The next read writes over
    /// it.
    /// </summary>
    public ReadOnlyMemory<byte> Rgb => _frames.Rgb;

    /// <summary>Opens a file or a folder of pictures, and finds out the size of its frames.</summary>
    /// <param name="path">A file, or a folder whose pictures are of one kind; they come in the order of their
    /// names.</param>
    /// <param name="stop">Cancels the opening.</param>
    /// <param name="largestPicture">The most pixels that a frame may have.</param>
    /// <exception cref="DeviceFault">With a sentence, where it is missing, no video, or its frames are too large.
    /// </exception>
    public static async Task<VideoFile> OpenAsync(
        string path, CancellationToken stop, long largestPicture = PictureLimit.Standard)
    {
        var input = FileInput.Of(path);
        var facts = await VideoFacts.ReadAsync(path, input, stop);
        if ((long)facts.Width * facts.Height > largestPicture)
            throw PictureLimit.Fault(facts.Width, facts.Height, largestPicture);
        var words = new LastWords();
        var decoder = ChildProcess.Start(
            "ffmpeg",
            [
                "-nostdin", "-hide_banner", "-nostats", "-v", "error", "-threads", "1", .. SizeGuard.Input, .. input,
                "-vf", SizeGuard.Filter, .. FrameOutput.Arguments,
            ],
            "",
            words.Hear);
        var file = new VideoFile(path, facts, decoder, words, largestPicture);
        try
        {
            file._ahead = file.ReadFrame();
            return file._ahead ? file : throw new DeviceFault($"{path} holds no picture that can be decoded.");
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next frame; false at the end of the file.</summary>
    /// <exception cref="DeviceFault">With a sentence, where the decoder gave up.</exception>
    public bool Read()
    {
        if (!_ahead) return ReadFrame();
        // The first frame was read when the file was opened: only it says the true size.
        _ahead = false;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _decoder.Dispose();

    private bool ReadFrame()
    {
        if (_frames.Read()) return true;
        var code = _decoder.EndAsync().GetAwaiter().GetResult();
        return code == 0
            ? false
            : throw new DeviceFault($"{_path} cannot be decoded ({_words.Last ?? $"ffmpeg ended with {code}"}).");
    }
}
