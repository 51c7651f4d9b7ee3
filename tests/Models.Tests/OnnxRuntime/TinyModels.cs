// The tiny models of `vectors/` (made by make_vectors.py there), and the library that runs them.
using EdgeAgent.TestSupport;

namespace EdgeAgent.Models.Tests.OnnxRuntime;

internal static class TinyModels
{
    /// <summary>uint8 `x` [N,H,W,3] to float `y` [N,H/2,W/2]: means of 2x2 blocks.</summary>
    public static string Halve => PathOf("halve.onnx");

    /// <summary>float `a` [4] and `b` [4] to `sum` [4] and `product` [4].</summary>
    public static string AddMultiply => PathOf("add-multiply.onnx");

    /// <summary>float `x` [8] to int64 `y` [K,1]: places of the elements above 0.</summary>
    public static string Places => PathOf("places.onnx");

    private static string PathOf(string name) =>
        Repository.PathOf(Path.Combine("tests/Models.Tests/OnnxRuntime/vectors", name));
}
