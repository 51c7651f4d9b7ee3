// Ends ffmpeg at the very picture that has another size than the first. Left to itself ffmpeg would stretch it to the
// first size, and the box would look at people and cars of the wrong shape until someone noticed.
namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>The guard against a change of size in flight.</summary>
internal static class SizeGuard
{
    /// <summary>Before the input: a change does not make the filters anew, but reaches the one below.</summary>
    public static IReadOnlyList<string> Input { get; } = ["-reinit_filter", "0"];

    /// <summary>
    /// A scale filter that changes nothing. It keeps the first size in variable 0 and is evaluated again when the size
    /// changes: it then asks for an impossible width, which ends ffmpeg with an error.
    /// </summary>
    public const string Filter =
        "scale=eval=frame:h=ih:w='if(ld(0),if(eq(ld(0),iw*100000+ih),iw,1000000000),st(0,iw*100000+ih)*0+iw)'";
}
