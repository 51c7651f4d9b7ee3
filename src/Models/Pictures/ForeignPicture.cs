// Reads the formats that have no library here (GIF, BMP, WebP, ...) through ffmpeg, one child a picture.
using System.Buffers.Text;
using System.ComponentModel;
using System.Diagnostics;

namespace EdgeAgent.Models.Pictures;

/// <summary>Hands a picture to ffmpeg by a pipe and takes its first frame back as a portable pixmap (PPM).</summary>
internal static class ForeignPicture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const int LongestHeader = 64;
    private const int LongestComplaint = 1024;

    /// <summary>Reads the first frame.</summary>
    /// <exception cref="PictureException">ffmpeg is missing, too slow, or finds no picture.</exception>
    public static async Task<Picture> ReadAsync(
        byte[] content, string name, PictureLimits limits, TimeProvider time, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        using var child = Start(limits);
        var feeding = FeedAsync(child, content, either.Token);
        var complaining = ComplaintAsync(child, either.Token);
        try
        {
            var picture = await PixelsAsync(child.StandardOutput.BaseStream, name, limits, either.Token);
            // Once the frame is here, the rest of a long animation is of no interest.
            if (picture is null) await child.WaitForExitAsync(either.Token);
            else child.Kill();
            await feeding;
            var complaint = await complaining;
            return picture ?? throw new PictureException($"{name} is not a picture that can be read: {complaint}");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new PictureException($"{name} could not be read within {Patience.TotalSeconds:0} seconds.");
        }
        finally
        {
            if (!child.HasExited) child.Kill();
            await child.WaitForExitAsync(CancellationToken.None);
            // Both end with the child; what they threw is the same fault that is already on its way up.
            await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ((Task)complaining).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Process Start(PictureLimits limits)
    {
        var how = new ProcessStartInfo("ffmpeg")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var word in new[]
            {
                "-nostdin", "-v", "error", "-threads", "1", "-protocol_whitelist", "pipe",
                "-max_pixels", $"{limits.MaximumPixels}", "-i", "pipe:0",
                "-frames:v", "1", "-pix_fmt", "rgb24", "-c:v", "ppm", "-f", "image2pipe", "pipe:1",
            })
            how.ArgumentList.Add(word);
        try
        {
            return Process.Start(how) ?? throw new PictureException("ffmpeg could not be started.");
        }
        catch (Win32Exception error)
        {
            throw new PictureException(
                "ffmpeg is missing on this machine, and without it only JPEG and PNG are read: "
                + "install the Debian package ffmpeg.",
                error);
        }
    }

    private static async Task FeedAsync(Process child, byte[] content, CancellationToken stop)
    {
        try
        {
            await child.StandardInput.BaseStream.WriteAsync(content, stop);
            child.StandardInput.Close();
        }
        catch (IOException)
        {
            // ffmpeg has seen enough and closed the pipe: its answer says whether that was well.
        }
    }

    private static async Task<string> ComplaintAsync(Process child, CancellationToken stop)
    {
        // A damaged file can make ffmpeg complain without end: its last words are kept, the rest is read and dropped.
        var last = "";
        var buffer = new char[LongestComplaint];
        for (int read; (read = await child.StandardError.ReadAsync(buffer, stop)) > 0;)
        {
            var heard = last + new string(buffer, 0, read);
            last = heard[^Math.Min(heard.Length, LongestComplaint)..];
        }

        var reason = last.Trim().Split('\n')[^1].Trim().TrimEnd('.');
        return reason.Length == 0 ? "ffmpeg gives no reason." : $"ffmpeg says: {reason}.";
    }

    /// <summary>Reads <c>P6 WIDTH HEIGHT 255</c> and the pixels behind it; null where there is no picture.</summary>
    private static async Task<Picture?> PixelsAsync(
        Stream output, string name, PictureLimits limits, CancellationToken stop)
    {
        var header = new byte[LongestHeader];
        var length = 0;
        var (width, height) = (0, 0);
        while (!HeaderEnds(header.AsSpan(0, length), ref width, ref height))
        {
            if (length == header.Length || await output.ReadAsync(header.AsMemory(length, 1), stop) == 0) return null;
            length++;
        }

        limits.Check(name, width, height);
        var pixels = GC.AllocateUninitializedArray<byte>(width * height * 3);
        return await output.ReadAtLeastAsync(pixels, pixels.Length, throwOnEndOfStream: false, stop) == pixels.Length
            ? new Picture(width, height, pixels)
            : null;
    }

    private static bool HeaderEnds(ReadOnlySpan<byte> header, ref int width, ref int height)
    {
        if (header.Count((byte)'\n') < 3) return false;
        var size = header[(header.IndexOf((byte)'\n') + 1)..];
        if (!Utf8Parser.TryParse(size, out width, out var used)) return false;
        return Utf8Parser.TryParse(size[(used + 1)..], out height, out _);
    }
}
