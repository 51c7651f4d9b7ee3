// Finds the plates in a picture: looks at the whole at several scales, then closely at each find.
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Models.Plates.Finding;

/// <summary>Finds plates. To be used by one thread at a time.</summary>
internal sealed class PlateFinder : IDisposable
{
    /// <summary>Finds of one picture that are looked at closely.</summary>
    private const int MostFinds = 6;

    /// <summary>The first look may doubt: the close look and the reader decide. A part of the manifest's
    /// threshold.</summary>
    private const float FirstLook = 0.85f;

    private readonly DetectorManifest _manifest;
    private readonly List<WholeLook> _looks;
    private readonly CloseLook _close;

    /// <summary>Prepares the looks.</summary>
    /// <param name="session">The detector; it stays the caller's.</param>
    /// <param name="manifest">What it says about itself.</param>
    public PlateFinder(OnnxSession session, DetectorManifest manifest)
    {
        _manifest = manifest;
        _looks = [.. manifest.Scales.Select(longest => new WholeLook(session, manifest, longest))];
        _close = new CloseLook(session, manifest);
    }

    /// <summary>Finds plates, best first.</summary>
    /// <param name="picture">Where to look.</param>
    /// <param name="options">Where plates count, and how small they may be.</param>
    /// <param name="found">Emptied, then filled with at most six finds, each looked at closely.</param>
    public void Find(PictureView picture, PlateOptions options, List<PlateDetection> found)
    {
        found.Clear();
        foreach (var look in _looks) look.AddTo(found, picture, FirstLook * _manifest.Threshold);
        var (width, height) = (picture.Width, picture.Height);
        found.RemoveAll(find => !options.Allows(find.Box, width, height));
        Suppression.Apply(found, MostFinds);
        for (var i = 0; i < found.Count; i++) found[i] = _close.Look(picture, found[i]);
        Suppression.Apply(found, MostFinds);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var look in _looks) look.Dispose();
        _close.Dispose();
    }
}
