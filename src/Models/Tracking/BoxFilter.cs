// The Kalman filter of a box: middle, width and height, each on its own. Noise is stated in heights of the box, so that
// near and far people, small and large pictures are treated alike.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Tracking;

/// <summary>Estimates a moving box.</summary>
internal struct BoxFilter
{
    /// <summary>Standard deviation of a measured middle, heights of the box.</summary>
    private const float MeasuredDeviation = 0.04f;

    /// <summary>Standard deviation of the speed of somebody new, heights a second: people walk at 0.8, and the
    /// camera may turn.</summary>
    private const float UnknownSpeed = 2;

    /// <summary>Standard deviation of acceleration, heights a second squared.</summary>
    private const float Acceleration = 2;

    /// <summary>Sizes change more slowly than places, by this factor.</summary>
    private const float SizeSteadiness = 0.5f;

    private AxisFilter _x;
    private AxisFilter _y;
    private AxisFilter _width;
    private AxisFilter _height;

    /// <summary>Starts at a first box.</summary>
    public BoxFilter(PixelBox box)
    {
        var (deviation, speed) = (MeasuredDeviation * box.Height, UnknownSpeed * box.Height);
        var centre = box.Centre;
        _x = new AxisFilter(centre.X, deviation, speed);
        _y = new AxisFilter(centre.Y, deviation, speed);
        _width = new AxisFilter(box.Width, deviation, speed * SizeSteadiness);
        _height = new AxisFilter(box.Height, deviation, speed * SizeSteadiness);
    }

    /// <summary>The estimate.</summary>
    public readonly PixelBox Box
    {
        get
        {
            var (width, height) = (Math.Max(1, _width.Position), Math.Max(1, _height.Position));
            return new PixelBox(_x.Position - (width / 2), _y.Position - (height / 2), width, height);
        }
    }

    /// <summary>Speed of the middle, pixels a second.</summary>
    public readonly PixelPoint Velocity => new(_x.Velocity, _y.Velocity);

    /// <summary>How unsure the middle is, pixels.</summary>
    public readonly float Deviation => Math.Max(_x.Deviation, _y.Deviation);

    /// <summary>Goes on in time.</summary>
    public void Predict(float seconds)
    {
        var noise = Acceleration * Math.Max(1, _height.Position);
        _x.Predict(seconds, noise);
        _y.Predict(seconds, noise);
        _width.Predict(seconds, noise * SizeSteadiness);
        _height.Predict(seconds, noise * SizeSteadiness);
    }

    /// <summary>Takes a box in.</summary>
    /// <param name="box">As detected.</param>
    /// <param name="doubt">1 for a sure detection, more for a weaker one.</param>
    /// <param name="sizeDoubt">1 where sizes are as exact as places, more where they tremble.</param>
    public void Correct(PixelBox box, float doubt, float sizeDoubt)
    {
        var deviation = MeasuredDeviation * box.Height * doubt;
        var centre = box.Centre;
        _x.Correct(centre.X, deviation);
        _y.Correct(centre.Y, deviation);
        _width.Correct(box.Width, deviation * sizeDoubt);
        _height.Correct(box.Height, deviation * sizeDoubt);
    }

    /// <summary>What is hidden slows down and keeps its size.</summary>
    /// <param name="factor">0 (stands) to 1 (as before).</param>
    public void Slow(float factor)
    {
        _x.Slow(factor);
        _y.Slow(factor);
        _width.Slow(0);
        _height.Slow(0);
    }
}
