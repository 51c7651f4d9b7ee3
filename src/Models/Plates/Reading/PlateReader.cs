// Reads plates that are cut out already: one straightened crop first, and more cuts of it where the first leaves doubt.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Plates.Formats;

namespace EdgeAgent.Models.Plates.Reading;

/// <summary>Reads plates. To be used by one thread at a time.</summary>
internal sealed class PlateReader : IDisposable
{
    /// <summary>From this probability on the first cut suffices.</summary>
    private const double Enough = 0.9;

    /// <summary>More cuts seldom make a reading surer by more than this factor.</summary>
    private const double MostGain = 20;

    private readonly ReaderManifest _manifest;
    private readonly FormatPrior _prior;
    private readonly TextJudge _judge;
    private readonly OnnxRun _one;
    private readonly OnnxRun _all;

    /// <summary>Prepares the tensors.</summary>
    /// <param name="session">The reader; it stays the caller's.</param>
    /// <param name="manifest">What it says about itself.</param>
    /// <param name="prior">The formats.</param>
    public PlateReader(OnnxSession session, ReaderManifest manifest, FormatPrior prior)
    {
        (_manifest, _prior) = (manifest, prior);
        _judge = new TextJudge(manifest.Classes, prior);
        (_one, _all) = (session.Prepare(), session.Prepare());
    }

    /// <summary>Reads one plate.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="corners">The plate in it.</param>
    /// <param name="cuts">How it is cut out, the usual way first.</param>
    /// <param name="region">Where it comes from; null where that is not known.</param>
    /// <param name="needed">A reading less sure than this, 0 to 1, is of no use.</param>
    /// <returns>The likeliest text; none where nothing can be read.</returns>
    public PlateReading Read(
        PictureView picture, Quadrilateral corners, IReadOnlyList<PlateCut> cuts, string? region, double needed)
    {
        Span<double> regions = stackalloc double[_prior.Table.Regions.Count];
        _prior.WeighRegions(PlateCut.Shape(corners), region, regions);
        var (text, probability) = Judge(_one, picture, corners, cuts, 1, regions);
        if (probability < Enough && Confidence.Of(probability) * MostGain >= needed)
            (text, probability) = Judge(_all, picture, corners, cuts, cuts.Count, regions);
        return text.Length == 0
            ? PlateReading.None
            : new PlateReading(text, Confidence.Of(probability), _prior.RegionOf(text, regions));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _one.Dispose();
        _all.Dispose();
    }

    private (string Text, double Probability) Judge(
        OnnxRun run, PictureView picture, Quadrilateral corners, IReadOnlyList<PlateCut> cuts, int count,
        ReadOnlySpan<double> regions)
    {
        var (width, height) = (_manifest.Input.Width, _manifest.Input.Height);
        var size = width * height * 3;
        var input = run.Input<byte>("x", count, height, width, 3);
        for (var i = 0; i < count; i++)
        {
            var target = new PictureTarget(input.Span.Slice(i * size, size), width, height);
            Perspective.Rectify(picture, cuts[i].Of(corners), target);
        }

        run.Execute();
        return _judge.Judge(run.Output<float>("y").Span, count, regions);
    }
}
