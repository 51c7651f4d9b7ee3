// One vehicle that is being followed by its plate.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates.Voting;

/// <summary>The readings and the movement of one plate.</summary>
/// <param name="id">Its number.</param>
/// <param name="first">Time of its first frame.</param>
/// <param name="plate">As it was first seen.</param>
/// <param name="atStart">True where it stood there when the camera began.</param>
internal sealed class FollowedPlate(long id, DateTimeOffset first, SeenPlate plate, bool atStart)
{
    private const double MarkedlySurer = 0.1;

    /// <summary>So much of a plate's height is noise of the detector, not movement.</summary>
    private const float Still = 0.35f;

    /// <summary>Writing in the picture is known by this many vehicles that moved while it did not.</summary>
    private const int PassersBy = 3;

    private readonly PixelPoint _origin = plate.Box.Centre;
    private PlateReading _told = PlateReading.None;

    /// <summary>Its number.</summary>
    public long Id => id;

    /// <summary>The vote.</summary>
    public PlateBallot Ballot { get; } = new();

    /// <summary>Where it was last.</summary>
    public PixelBox Box { get; private set; } = plate.Box;

    /// <summary>When it was last seen.</summary>
    public DateTimeOffset Last { get; private set; }

    /// <summary>True once it has left the place where it was first seen.</summary>
    public bool Moved { get; private set; }

    /// <summary>Vehicles that drove through the picture while this one stood.</summary>
    public int PassedBy { get; set; }

    /// <summary>True once it has been reported.</summary>
    public bool Told => _told != PlateReading.None;

    /// <summary>
    /// True where nothing shows that it came: it has stood still since the camera began, or while others drove past. It
    /// is a car that was parked before, or writing in the picture, and neither has arrived.
    /// </summary>
    public bool NeverCame => !Moved && (atStart || PassedBy >= PassersBy);

    /// <summary>What the readings agree on.</summary>
    public PlateReading Result { get; private set; } = PlateReading.None;

    /// <summary>One more frame in which it was seen.</summary>
    /// <returns>True where this sighting was the first that showed it moving.</returns>
    public bool Add(SeenPlate seen, DateTimeOffset time)
    {
        (Box, Last) = (seen.Box, time);
        Ballot.Add(seen.Reading);
        Result = Ballot.Result();
        var (dx, dy) = (Box.Centre.X - _origin.X, Box.Centre.Y - _origin.Y);
        var moves = !Moved && MathF.Sqrt((dx * dx) + (dy * dy)) > Still * Box.Height;
        Moved |= moves;
        return moves;
    }

    /// <summary>The report that is due now; null where there is nothing new.</summary>
    public PlatePassage? Report(PlateVotingOptions options)
    {
        if (NeverCame) return null;
        if (Result.Confidence < options.Confidence || Ballot.Readings < options.Readings) return null;
        if (Told && Result.Text == _told.Text && Result.Confidence < _told.Confidence + MarkedlySurer) return null;
        var step = Told ? PassageStep.Better : PassageStep.Seen;
        _told = Result;
        return Passage(step);
    }

    /// <summary>Its state in words of the outside.</summary>
    public PlatePassage Passage(PassageStep step) => new(id, step, Result, first, Last, Ballot.Readings, Box);
}
