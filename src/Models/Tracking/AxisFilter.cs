// A Kalman filter of one coordinate: where it is and how fast it changes, with white noise for acceleration
// (Bar-Shalom, Li, Kirubarajan 2001, section 6.3.2). Four of them make a box.
namespace EdgeAgent.Models.Tracking;

/// <summary>State and covariance of one coordinate.</summary>
internal struct AxisFilter
{
    private float _positionVariance;
    private float _covariance;
    private float _velocityVariance;

    /// <summary>Starts at a first measurement, standing still as far as anybody knows.</summary>
    /// <param name="position">Pixels.</param>
    /// <param name="deviation">Standard deviation of the measurement, pixels.</param>
    /// <param name="velocityDeviation">Standard deviation of the unknown speed, pixels a second.</param>
    public AxisFilter(float position, float deviation, float velocityDeviation)
    {
        Position = position;
        _positionVariance = deviation * deviation;
        _velocityVariance = velocityDeviation * velocityDeviation;
    }

    /// <summary>Pixels.</summary>
    public float Position { readonly get; private set; }

    /// <summary>Pixels a second.</summary>
    public float Velocity { readonly get; private set; }

    /// <summary>How unsure the position is: its standard deviation, pixels.</summary>
    public readonly float Deviation => MathF.Sqrt(_positionVariance);

    /// <summary>Goes on in time.</summary>
    /// <param name="seconds">How far, 0 or more.</param>
    /// <param name="acceleration">Standard deviation of the unknown acceleration, pixels a second squared.</param>
    public void Predict(float seconds, float acceleration)
    {
        var noise = acceleration * acceleration;
        var squared = seconds * seconds;
        Position += Velocity * seconds;
        _positionVariance +=
            (2 * seconds * _covariance) + (squared * _velocityVariance) + (noise * squared * squared / 4);
        _covariance += (seconds * _velocityVariance) + (noise * squared * seconds / 2);
        _velocityVariance += noise * squared;
    }

    /// <summary>Takes a measurement in.</summary>
    /// <param name="position">Pixels.</param>
    /// <param name="deviation">Its standard deviation, pixels.</param>
    public void Correct(float position, float deviation)
    {
        var total = _positionVariance + (deviation * deviation);
        var (gain, velocityGain) = (_positionVariance / total, _covariance / total);
        var surprise = position - Position;
        Position += gain * surprise;
        Velocity += velocityGain * surprise;
        _velocityVariance -= velocityGain * _covariance;
        _covariance *= 1 - gain;
        _positionVariance *= 1 - gain;
    }

    /// <summary>Slows down: what is hidden is less and less likely to go on as it did.</summary>
    /// <param name="factor">0 (stands) to 1 (as before).</param>
    public void Slow(float factor) => Velocity *= factor;
}
