// What store.yaml may say about one camera. Where its pictures come from is enough; everything else has a default.
using EdgeAgent.Drivers.Camera.Frames;
using EdgeAgent.Drivers.Camera.Sources;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Camera;

/// <summary>The options of one camera.</summary>
public sealed record CameraOptions
{
    private const int OneMegapixel = 1_000_000;

    /// <summary>Where the pictures come from.</summary>
    public required CameraSource Source { get; init; }

    /// <summary>The user name that the camera asks for; null = it asks for none.</summary>
    public SecretReference? User { get; init; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public SecretReference? Password { get; init; }

    /// <summary>How RTSP carries the pictures.</summary>
    public RtspTransport Transport { get; init; } = RtspTransport.Tcp;

    /// <summary>PEM file of the authority that signed the camera's certificate; null = it is not checked.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>What is asked of a camera at this machine; null = as it starts.</summary>
    public CaptureOptions? Capture { get; init; }

    /// <summary>The part of the picture that is looked at; null = all of it.</summary>
    public RegionOfInterest? Region { get; init; }

    /// <summary>Pixels to which wider pictures are scaled down, shape kept; null = as the camera sends them.</summary>
    public int? Width { get; init; }

    /// <summary>The most frames a second that are taken; null = all.</summary>
    public double? FrameRate { get; init; }

    /// <summary>What decodes the video.</summary>
    public HardwareDecoding HardwareDecoding { get; init; }

    /// <summary>Threads of the decoder.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>A running stream without a picture for this long is taken for dead.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The most pixels that a picture may have; a larger one is refused before memory is taken for
    /// it.</summary>
    public long LargestPicture { get; init; } = PictureLimit.Standard;

    /// <summary>How fast a file is played.</summary>
    public FilePace Pace { get; init; }

    /// <summary>Whether a file starts anew at its end.</summary>
    public bool Repeat { get; init; } = true;

    /// <summary>Reads the block of one camera.</summary>
    public static CameraOptions Read(IOptionReader reader)
    {
        var source = SourceOptions.Read(reader);
        var user = reader.OptionalSecret("user", "The user name that the camera asks for.");
        var password = reader.OptionalSecret("password", "The password of `user`.");
        if (user is null != password is null)
            reader.Fault(
                user is null ? "password" : "user", "`user` and `password` go together: name both, or neither.");
        return new CameraOptions
        {
            Source = source,
            User = user,
            Password = password,
            Transport = reader.Choice(
                "transport", "How RTSP carries the pictures: `udp` only where the camera cannot do `tcp`.",
                RtspTransport.Tcp),
            AuthorityFile = reader.OptionalFile(
                "authority",
                "PEM file of the authority that signed the camera's certificate; without it nothing is checked."),
            Capture = reader.OptionalBlock(
                "capture", "What is asked of a `device`; `edge-agent devices --probe` lists what it can do.",
                CaptureOptions.Read),
            Region = reader.OptionalBlock(
                "region-of-interest", "The part of the picture that is looked at, in shares of it.",
                RegionOfInterest.Read),
            Width = reader.OptionalInteger(
                "width", "Wider pictures are scaled down to this width; their shape is kept.", 16, 8_192, "pixels"),
            FrameRate = reader.OptionalNumber(
                "frame-rate", "The most frames a second that are taken; without it all are.", 0.1, 120, "a second"),
            HardwareDecoding = reader.Choice(
                "hardware-decoding", "What decodes the video: the processor (`none`), or a part of the board.",
                HardwareDecoding.None),
            Threads = reader.Integer("threads", "Threads of the decoder.", 1, 1, 16),
            Stall = reader.Duration(
                "stall", "A stream without a picture for this long is taken for dead and opened anew.",
                TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
            LargestPicture = OneMegapixel * (long)reader.Integer(
                "largest-picture", "A stream with larger pictures is refused before memory is taken for them.",
                (int)(PictureLimit.Standard / OneMegapixel), 1, 100, "megapixels"),
            Pace = reader.Choice(
                "pace", "How fast a file is played: as it was recorded, or as fast as it can be decoded.",
                FilePace.RealTime),
            Repeat = reader.Flag("repeat", "Start a file anew at its end.", true),
        };
    }
}
