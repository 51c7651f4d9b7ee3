// Whether an answer is sure enough.
namespace EdgeAgent.Models.Speech.Words;

/// <summary>Makes confidence of evidence, and compares it with what the kind of answer needs.</summary>
internal sealed class AnswerJudge(SpeechCalibration needs)
{
    private const double Clip = 12;

    /// <summary>The answer.</summary>
    public SpeechAnswer Judge(Evidence evidence)
    {
        if (evidence.Kind == SpeechKind.None) return SpeechAnswer.Nothing;
        var confidence = Confidence(evidence);
        return confidence < needs.Asked
            ? SpeechAnswer.Nothing
            : new SpeechAnswer(evidence.Kind, evidence.Text, confidence, confidence >= Needed(evidence));
    }

    /// <summary>How often such an answer is right, 0 to 1.</summary>
    public double Confidence(Evidence evidence) => 1 / (1 + Math.Exp(-(
        needs.Intercept
        + (needs.Probability * Logit(evidence.LogProbability))
        + (needs.Margin * Logit(evidence.LogMargin)))));

    private double Needed(Evidence evidence) => evidence.Kind switch
    {
        SpeechKind.Digits when evidence.Contrast < needs.NoisyBelow =>
            evidence.Words == 1 ? needs.NoisyDigit : needs.NoisyDigits,
        SpeechKind.Digits => evidence.Words == 1 ? needs.Digit : needs.Digits,
        SpeechKind.Number => needs.Number,
        SpeechKind.YesNo => needs.YesNo,
        _ => needs.Phrase,
    };

    private static double Logit(double logShare)
    {
        var share = Math.Min(logShare, 0);
        // Near certainty 1 - exp(x) is -x, and loses fewer digits so.
        var others = share > -1e-6 ? -share : 1 - Math.Exp(share);
        return Math.Clamp(share - Math.Log(Math.Max(1e-12, others)), -Clip, Clip);
    }
}
