// RT-DETR: a fixed number of guesses, boxes in parts of the input's sides. Exporters write them as one output or as
// two, and scores as they are or as logits.
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Models.Footfall.Detectors.Heads;

/// <summary>Reads [1,N,4+C], or scores [1,N,C] and boxes [1,N,4].</summary>
public static class RtDetrHead
{
    /// <summary>Boxes and class scores in one output.</summary>
    /// <param name="output">[1,N,4+C].</param>
    /// <param name="input">The input's width and height, pixels.</param>
    /// <param name="person">The class that is a person, from 0.</param>
    /// <param name="least">The least score.</param>
    /// <param name="found">Is added to; boxes in the input's pixels.</param>
    public static void Read(
        HeadOutput output, (int Width, int Height) input, int person, float least, List<Detection> found)
    {
        var width = (int)output.Shape[2];
        Read(output.Values, width, 4 + person, output.Values, width, input, least, found);
    }

    /// <summary>Scores and boxes in two outputs.</summary>
    /// <inheritdoc cref="Read(HeadOutput, ValueTuple{int, int}, int, float, List{Detection})"/>
    public static void Read(
        HeadOutput scores,
        HeadOutput boxes,
        (int Width, int Height) input,
        int person,
        float least,
        List<Detection> found) =>
        Read(scores.Values, (int)scores.Shape[2], person, boxes.Values, 4, input, least, found);

    private static void Read(
        ReadOnlySpan<float> scores,
        int scoreStep,
        int first,
        ReadOnlySpan<float> boxes,
        int boxStep,
        (int Width, int Height) input,
        float least,
        List<Detection> found)
    {
        var logits = AreLogits(scores, scoreStep, first);
        for (var i = 0; i < boxes.Length / boxStep; i++)
        {
            var score = scores[(i * scoreStep) + first];
            if (logits) score = 1 / (1 + MathF.Exp(-score));
            if (score < least) continue;
            var box = boxes.Slice(i * boxStep, 4);
            var (width, height) = (box[2] * input.Width, box[3] * input.Height);
            found.Add(new Detection(
                YoloHeads.Around(box[0] * input.Width, box[1] * input.Height, width, height), score));
        }
    }

    /// <summary>Most guesses are no person: logits have negative ones among them, scores have none.</summary>
    private static bool AreLogits(ReadOnlySpan<float> scores, int step, int first)
    {
        for (var i = first; i < scores.Length; i += step)
        {
            if (scores[i] is < 0 or > 1) return true;
        }

        return false;
    }
}
