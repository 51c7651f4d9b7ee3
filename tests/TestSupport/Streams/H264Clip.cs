// A bare H.264 stream (ITU-T H.264, annex B) cut into its pictures, as a camera would send them.
namespace EdgeAgent.TestSupport.Streams;

/// <summary>A clip in memory.</summary>
/// <param name="Pictures">The access units in decoding order, each a list of NAL units without start codes.</param>
/// <param name="FramesPerSecond">The pace at which it was made.</param>
public sealed record H264Clip(IReadOnlyList<IReadOnlyList<byte[]>> Pictures, double FramesPerSecond)
{
    private const int SequenceParameters = 7;
    private const int PictureParameters = 8;

    /// <summary>The first sequence and picture parameter sets, as a session description names them.</summary>
    public string ParameterSets =>
        $"{Convert.ToBase64String(First(SequenceParameters))},{Convert.ToBase64String(First(PictureParameters))}";

    /// <summary>Reads a file.</summary>
    public static H264Clip Read(string path, double framesPerSecond = 10) =>
        new(Cut(Units(File.ReadAllBytes(path))), framesPerSecond);

    /// <summary>A file of another codec, each unit taken for a picture; it has no parameter sets to announce.</summary>
    public static H264Clip Whole(string path, double framesPerSecond = 10) =>
        new([.. Units(File.ReadAllBytes(path)).Select(unit => (IReadOnlyList<byte[]>)[unit])], framesPerSecond);

    private byte[] First(int kind) => Pictures.SelectMany(units => units).First(unit => Kind(unit) == kind);

    private static int Kind(byte[] unit) => unit[0] & 0x1F;

    // Units are parted by 00 00 01, or 00 00 00 01.
    private static IEnumerable<byte[]> Units(byte[] stream)
    {
        var starts = new List<int>();
        for (var at = 0; at + 3 <= stream.Length; at++)
            if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1) starts.Add(at + 3);
        for (var index = 0; index < starts.Count; index++)
        {
            var end = index + 1 < starts.Count ? starts[index + 1] - 3 : stream.Length;
            while (end > starts[index] && stream[end - 1] == 0) end--;
            yield return stream[starts[index]..end];
        }
    }

    // A picture begins at the first parameter set or message after a slice, or at a slice whose first macroblock is 0.
    private static List<IReadOnlyList<byte[]>> Cut(IEnumerable<byte[]> units)
    {
        var pictures = new List<IReadOnlyList<byte[]>>();
        var picture = new List<byte[]>();
        var hasSlice = false;
        foreach (var unit in units)
        {
            var isSlice = Kind(unit) is >= 1 and <= 5;
            var begins = !isSlice || (unit[1] & 0x80) != 0;
            if (hasSlice && begins)
            {
                pictures.Add(picture);
                (picture, hasSlice) = ([], false);
            }

            picture.Add(unit);
            hasSlice |= isSlice;
        }

        if (hasSlice) pictures.Add(picture);
        return pictures;
    }
}
