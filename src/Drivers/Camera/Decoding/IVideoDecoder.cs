// What the driver needs of a decoder. The real one is ffmpeg as a child process; tests give streams of their own.
using EdgeAgent.Drivers.Camera.Sources;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>Starts decoders.</summary>
internal interface IVideoDecoder
{
    /// <summary>
    /// Starts decoding a camera's pictures. The thread that calls must live as long as the decoding: where the agent
    /// dies, the child dies with the thread that started it.
    /// </summary>
    /// <param name="options">The camera.</param>
    /// <param name="login">Its login; the decoder shows it to nobody.</param>
    /// <param name="words">Takes the lines that the decoder says, on any thread; the login is taken out of
    /// them.</param>
    /// <exception cref="DeviceFault">The decoder is not installed.</exception>
    IDecoding Start(CameraOptions options, CameraLogin login, Action<string> words);

    /// <summary>What a camera at this machine can do, a line for each format; empty where it does not say.</summary>
    IReadOnlyList<string> Formats(LocalSource source);
}

/// <summary>A decoder at work.</summary>
internal interface IDecoding : IDisposable
{
    /// <summary>The decoded pictures, each as a PPM file, one after the other; ends when the decoder ends.</summary>
    Stream Pictures { get; }

    /// <summary>Ends it at once, also where it is stuck; any thread may. <see cref="Pictures"/> then ends.</summary>
    void Kill();

    /// <summary>Waits until it has ended and its last words are heard; its exit code.</summary>
    int End();
}
