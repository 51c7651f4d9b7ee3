// Lets a picture through when something in it moved: most frames of a car park show nothing new, and a model that looks
// at none of them leaves the processor to the others.
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Vision;

/// <summary>Compares pictures on a coarse grid of grey values.</summary>
internal sealed class StillnessGate
{
    private const int Columns = 64;
    private const int Rows = 36;

    /// <summary>Difference of a cell's grey value, of 255, that noise does not reach.</summary>
    private const int Noise = 10;

    /// <summary>A still picture is looked at this often all the same: light changes slowly.</summary>
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);

    /// <summary>After a movement pictures go through for so long: a car that has just stopped is read best.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(2);

    private byte[] _now = new byte[Columns * Rows];
    private byte[] _before = new byte[Columns * Rows];
    private DateTimeOffset _moved = DateTimeOffset.MinValue;
    private DateTimeOffset _looked = DateTimeOffset.MinValue;

    /// <summary>Whether the picture is worth a look.</summary>
    public bool Opens(Picture picture, DateTimeOffset time)
    {
        Shrink(picture);
        if (Differs()) _moved = time;
        (_now, _before) = (_before, _now);
        if ((time - _moved).Duration() > Afterwards && (time - _looked).Duration() < LookAnyway) return false;
        _looked = time;
        return true;
    }

    // Sixteen points a cell are enough for its mean, and cost nothing.
    private void Shrink(Picture picture)
    {
        var pixels = picture.Pixels;
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var sum = 0;
                for (var point = 0; point < 16; point++)
                {
                    var x = (int)((column + (((point & 3) + 0.5) / 4)) * picture.Width / Columns);
                    var y = (int)((row + (((point >> 2) + 0.5) / 4)) * picture.Height / Rows);
                    sum += pixels[(((y * picture.Width) + x) * 3) + 1];
                }

                _now[(row * Columns) + column] = (byte)(sum / 16);
            }
        }
    }

    private bool Differs()
    {
        for (var cell = 0; cell < _now.Length; cell++)
        {
            if (Math.Abs(_now[cell] - _before[cell]) > Noise) return true;
        }

        return false;
    }
}
