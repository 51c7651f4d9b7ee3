// What ffmpeg does to the pictures before it hands them over: leave out what is not wanted as early as possible.
using System.Globalization;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>The filters of a camera's pictures.</summary>
internal static class PictureFilters
{
    /// <summary>The arguments.</summary>
    public static IReadOnlyList<string> Of(CameraOptions options)
    {
        var filters = new List<string>();
        if (options.FrameRate is { } rate) filters.Add(Thinned(rate));
        filters.Add(SizeGuard.Filter);
        if (options.Region is { } region)
            filters.Add(
                Text($"crop=w=iw*{region.Width:0.####}:h=ih*{region.Height:0.####}")
                + Text($":x=iw*{region.Left:0.####}:y=ih*{region.Top:0.####}"));
        // An even height keeps the colours of common cameras, which come at half the resolution, in their place.
        if (options.Width is { } width) filters.Add(Text($"scale=w='min({width},iw)':h=-2:flags=bilinear"));
        return ["-vf", string.Join(',', filters)];
    }

    // A frame is taken when nine tenths of the wanted time between two have passed, so that a source's unsteady times
    // do not cost every second frame. Times that are missing or jump back let a frame through.
    private static string Thinned(double rate) => Text(
        $"select='isnan(t)+isnan(prev_selected_t)+gte(t-prev_selected_t,{0.9 / rate:0.######})+lt(t,prev_selected_t)'");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
