// What the way from a picture to a model's answer costs beside the model itself, on one thread: the bare native call,
// our wrapper, scaling and straightening; then reading pictures, and memory.
using System.Globalization;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Benchmarks.Models;

internal static class ModelsBenchmark
{
    public static Task<int> RunAsync(string[] args)
    {
        var arena = !args.Contains("--no-arena");
        var atStart = ResidentMegabytes();
        using var library = OnnxLibrary.Load();
        var withLibrary = ResidentMegabytes();
        Timing.PrintHead();
        using var held = new HeldModels();
        foreach (var (name, shape) in new (string, long[])[]
            {
                ("plate-reader", [1, 32, 160, 3]),
                ("plate-detector", [1, 384, 640, 3]),
                ("person-detector", [1, 384, 512, 4]),
            })
        {
            var path = Path.Combine(AppContext.BaseDirectory, "weights", $"{name}.onnx");
            if (File.Exists(path)) Model(held.Keep(library.Open(path, new OnnxSessionOptions(Arena: arena))), shape);
            else Console.WriteLine($"{name}: no weights here.");
        }

        var withModels = ResidentMegabytes();
        if (!args.Contains("--models-only")) Pictures();
        Console.WriteLine(
            $"RSS: {atStart} MB at the start, {withLibrary} MB with the library, "
            + $"{withModels} MB with all models after their runs (arena {(arena ? "on" : "off")})");
        return Task.FromResult(0);
    }

    private static void Model(OnnxSession session, long[] shape)
    {
        using var run = session.Prepare();
        run.Input<byte>(session.Inputs[0].Name, shape);
        run.Execute();
        using var bare = new BareRun(
            session,
            OnnxElementType.UInt8,
            shape,
            [.. session.Outputs.Select(output => run.Output<float>(output.Name).Shape.ToArray())]);
        var (height, width, channels) = ((int)shape[1], (int)shape[2], (int)shape[3]);
        var size = $"{session.Name} {width} x {height}";
        Timing.Compare(
            ($"{size}: bare", bare.Execute),
            ("  through the wrapper", run.Execute),
            ("  with its picture scaled in", Whole(run, session, width, height, channels)));
    }

    private static Action Whole(OnnxRun run, OnnxSession session, int width, int height, int channels)
    {
        var (sourceWidth, sourceHeight) = width >= 512 ? (width * 2, height * 15 / 8) : (width + 40, height + 30);
        var picture = Noise(sourceWidth, sourceHeight);
        var scaler = new PictureScaler(sourceWidth, sourceHeight, width, height);
        return () =>
        {
            var input = run.Input<byte>(session.Inputs[0].Name, 1, height, width, channels);
            scaler.Scale(picture, new PictureTarget(input.Span, width, height, channels));
            run.Execute();
        };
    }

    private static void Pictures()
    {
        var picture = Photograph(1280, 720);
        var (jpeg, png) = (PictureFile.ToJpeg(picture, 85), PictureFile.ToPng(picture));
        Timing.Measure($"decode JPEG 1280 x 720 ({jpeg.Length / 1024} KiB)", () => PictureFile.Decode(jpeg, "a.jpg"));
        var half = new PictureLimits(EnoughWidth: 640);
        Timing.Measure("decode JPEG 1280 x 720 at half size", () => PictureFile.Decode(jpeg, "a.jpg", half));
        Timing.Measure($"decode PNG 1280 x 720 ({png.Length / 1024} KiB)", () => PictureFile.Decode(png, "a.png"));
        Timing.Measure("encode JPEG 1280 x 720", () => PictureFile.ToJpeg(picture, 85));
        Scale(picture, 640, 360, 3);
        Scale(picture, 416, 234, 3);
        Scale(Noise(1920, 1080), 640, 360, 3);
        Scale(Noise(768, 576), 512, 384, 4);
        Scale(Noise(768, 576), 384, 288, 4);
        Scale(Noise(320, 240), 512, 384, 4);
        var target = new byte[160 * 32 * 3];
        foreach (var plate in new[] { 100f, 300f, 600f })
        {
            var corners = new Quadrilateral(
                new PixelPoint(200, 220), new PixelPoint(200 + plate, 200),
                new PixelPoint(205 + plate, 200 + (plate / 4)), new PixelPoint(205, 220 + (plate / 4)));
            Timing.Measure(
                $"straighten a plate {plate:0} wide to 160 x 32",
                () => Perspective.Rectify(picture, corners, new PictureTarget(target, 160, 32)));
        }
    }

    private static void Scale(Picture picture, int width, int height, int channels)
    {
        var scaler = new PictureScaler(picture.Width, picture.Height, width, height);
        var target = new byte[width * height * channels];
        Timing.Measure(
            $"scale {picture.Width} x {picture.Height} to {width} x {height}, {channels} bytes a pixel",
            () => scaler.Scale(picture, new PictureTarget(target, width, height, channels)));
    }

    private static Picture Noise(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        new Random(1).NextBytes(pixels);
        return new Picture(width, height, pixels);
    }

    /// <summary>Soft shapes with a little noise: about as much to decode as a photograph.</summary>
    private static Picture Photograph(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        var random = new Random(2);
        for (var at = 0; at < pixels.Length; at++)
        {
            var (x, y) = (at / 3 % width, at / 3 / width);
            pixels[at] = (byte)(128 + (60 * Math.Sin(x / 37.0)) + (50 * Math.Cos((y + x) / 23.0)) + random.Next(-8, 9));
        }

        return new Picture(width, height, pixels);
    }

    private static long ResidentMegabytes()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize >> 20;
    }

    /// <summary>Keeps all models loaded until the end, as the agent does.</summary>
    private sealed class HeldModels : IDisposable
    {
        private readonly List<OnnxSession> _sessions = [];

        public OnnxSession Keep(OnnxSession session)
        {
            _sessions.Add(session);
            return session;
        }

        public void Dispose() => _sessions.ForEach(session => session.Dispose());
    }
}
