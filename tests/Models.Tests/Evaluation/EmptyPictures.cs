// Pictures in which there is no number plate: empty shops, frames of clips, and drawn scenes with plate-like things.
using System.Diagnostics;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Pictures;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Models.Tests.Evaluation;

/// <summary>Makes and reads them.</summary>
internal static class EmptyPictures
{
    private static readonly (string File, int Width, int Height)[] Clips =
        [("onebyone-1.mp4", 768, 432), ("pets09-s2l1-A.avi", 768, 576), ("pets09-s2l1-C.avi", 768, 576)];

    /// <summary>All of them, each with a name for people.</summary>
    public static IEnumerable<(string Name, Picture Picture)> All() => Shops().Concat(Frames()).Concat(Drawn());

    private static IEnumerable<(string, Picture)> Shops() =>
        from file in Directory.GetFiles(SharedData.PathOf("vision/people_synthetic/backgrounds"), "*.jpg").Order()
        select (Path.GetFileName(file), PlateEvaluation.Decode(file));

    /// <summary>Every fifth frame of the clips.</summary>
    private static IEnumerable<(string, Picture)> Frames()
    {
        foreach (var (file, width, height) in Clips)
        {
            using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg")
            {
                ArgumentList =
                {
                    "-loglevel", "error", "-i", SharedData.PathOf($"vision/people/{file}"),
                    "-vf", "select='not(mod(n,5))'", "-vsync", "0", "-f", "rawvideo", "-pix_fmt", "rgb24", "-",
                },
                RedirectStandardOutput = true,
            })!;
            for (var number = 0; ; number += 5)
            {
                var pixels = new byte[width * height * 3];
                if (ffmpeg.StandardOutput.BaseStream.ReadAtLeast(pixels, pixels.Length, false) < pixels.Length) break;
                yield return ($"{file}, frame {number + 1}", new Picture(width, height, pixels));
            }

            ffmpeg.WaitForExit();
        }
    }

    /// <summary>Grounds of one shade with noise, and boxes, stripes and grilles of the sizes that plates
    /// have.</summary>
    private static IEnumerable<(string, Picture)> Drawn()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var pixels = new byte[640 * 480 * 3];
            var shade = random.Next(20, 200);
            for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)Math.Clamp(shade + random.Next(-12, 13), 0, 255);
            var canvas = new Canvas(new Picture(640, 480, pixels));
            for (var thing = 0; thing < 12; thing++) Draw(canvas, random);
            yield return ($"drawn scene {seed}", canvas.Picture);
        }
    }

    private static void Draw(Canvas canvas, Random random)
    {
        var (width, height) = (random.Next(20, 200), random.Next(10, 60));
        var box = new PixelBox(random.Next(640), random.Next(480), width, height);
        var colour = new Colour((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
        if (random.Next(2) == 0) canvas.Box(box, colour, random.Next(1, 12));
        var bars = random.Next(0, 14);
        for (var bar = 0; bar < bars; bar++)
        {
            var x = box.X + (width * bar / (float)bars);
            canvas.Line(new PixelPoint(x, box.Y), new PixelPoint(x, box.Bottom), colour, random.Next(1, 5));
        }
    }
}
