// One person and one line: on which side is he, and when is that another one than before? Convention: a side counts
// only beyond a tenth of the box height (standing on the line is no crossing), and a crossing only where the way leads
// through the line itself.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Footfall.Lines;

/// <summary>Watches one person at one line.</summary>
internal struct LineWatch
{
    /// <summary>How far beyond the line a side counts, heights of the box.</summary>
    private const float Hysteresis = 0.1f;

    /// <summary>A box whose lower side is as near to the picture's edge, in its heights, is cut off.</summary>
    private const float CutMargin = 0.04f;

    /// <summary>So long, in two sights at least, somebody must be on the other side: one box may jump.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(0.09);

    private int _side;
    private PixelPoint _last;
    private Sight? _across;
    private bool _known;
    private int _edgeSide;
    private float _firstDistance;
    private bool _centre;
    private bool _waits;

    /// <summary>Takes a sight in.</summary>
    /// <param name="line">The line.</param>
    /// <param name="sight">Where the person is.</param>
    /// <param name="pictureHeight">Pixels.</param>
    /// <param name="first">The first sight beyond the line, where it was crossed.</param>
    /// <returns>Which way the line was crossed; null where it was not.</returns>
    public Direction? See(CountingLine line, in Sight sight, int pictureHeight, out Sight first)
    {
        var box = sight.Box;
        first = _across ?? sight;
        ChooseAnchor(line, box, pictureHeight);
        var point = _centre ? box.Centre : box.Foot;
        var side = SideOf(line, point, box.Height);
        if (!_known) Begin(line, box, pictureHeight);
        if (side == 0) return null;
        if (CameOverEdge(line, box, side))
        {
            (_side, _last, _edgeSide) = (side, point, 0);
            return side > 0 ? Direction.In : Direction.Out;
        }

        // After a change of anchor the point has jumped, not the person: wait until it is where he was known to be.
        if (_waits && _side != 0 && side != _side) return null;
        _waits = false;
        if (_side == 0 || side == _side)
        {
            (_side, _last, _across) = (side, point, null);
            if (side == _edgeSide) _edgeSide = 0;
            return null;
        }

        _across ??= sight;
        if (sight.Time - first.Time < Hold) return null;
        var from = _last;
        (_side, _last, _across) = (side, point, null);
        var along = line.Along(new PixelPoint((from.X + point.X) / 2, (from.Y + point.Y) / 2));
        return along is < 0 or > 1 ? null : side > 0 ? Direction.In : Direction.Out;
    }

    /// <summary>Who is first seen cut off by the lower edge of the picture has come over it: that is where he was.
    /// </summary>
    private void Begin(CountingLine line, PixelBox box, int pictureHeight)
    {
        (_known, _firstDistance) = (true, line.Distance(box.Centre));
        var edge = new PixelPoint(box.Centre.X, pictureHeight);
        if (_centre && IsCut(box, pictureHeight) && line.Along(edge) is >= 0 and <= 1)
            _edgeSide = MathF.Sign(line.Distance(edge));
    }

    /// <summary>Whether he has gone on inwards, and is beyond the line: who only stands at the edge has not.</summary>
    private readonly bool CameOverEdge(CountingLine line, PixelBox box, int side) =>
        _edgeSide != 0 && side != _edgeSide && (_side == 0 || _side == side)
        && side * (line.Distance(box.Centre) - _firstDistance) > Hysteresis * box.Height;

    private static bool IsCut(PixelBox box, int pictureHeight) =>
        box.Bottom > pictureHeight - (CutMargin * box.Height);

    /// <summary>The foot, as long as it can be seen where this line is crossed. Back from the middle to the foot only
    /// where both lie on the same side.</summary>
    private void ChooseAnchor(CountingLine line, PixelBox box, int pictureHeight)
    {
        if (line.Anchor != Anchor.Auto)
        {
            _centre = line.Anchor == Anchor.Centre;
            return;
        }

        var atEdge = pictureHeight - line.Nearest(box.Centre).Y < box.Height;
        if (atEdge || IsCut(box, pictureHeight))
        {
            _waits |= !_centre;
            _centre = true;
        }
        else if (_centre && SideOf(line, box.Foot, box.Height) == SideOf(line, box.Centre, box.Height))
        {
            _centre = _waits = false;
        }
    }

    private static int SideOf(CountingLine line, PixelPoint point, float height)
    {
        var distance = line.Distance(point);
        return MathF.Abs(distance) > Hysteresis * height ? MathF.Sign(distance) : 0;
    }
}
