// When an answer is sure enough: measured on speakers that the model was not trained on, and kept beside its weights.
namespace EdgeAgent.Models.Speech.Words;

/// <summary>
/// How confidence is made of what decoding gives, and how much of it each kind of grammar needs. The defaults are
/// cautious.
/// <c>confidence = 1 / (1 + exp(-(intercept + probability * logit(p) + margin * logit(m))))</c>, where p is the
/// answer's share of everything that the model could have heard, and m its share within the grammar (Platt scaling).
/// </summary>
internal sealed record SpeechCalibration
{
    /// <summary>See above.</summary>
    public float Intercept { get; init; }

    /// <summary>See above.</summary>
    public float Probability { get; init; } = 1;

    /// <summary>See above.</summary>
    public float Margin { get; init; }

    /// <summary>Least confidence for one digit alone.</summary>
    public float Digit { get; init; } = 0.9f;

    /// <summary>Least confidence for several digits.</summary>
    public float Digits { get; init; } = 0.8f;

    /// <summary>
    /// Where the speech stands less far out of what is around it than this, in dB (<see cref="SpeechContrast"/>), a
    /// digit needs more: in noise one that is taken for another looks nearly as sure as the right one.
    /// </summary>
    public float NoisyBelow { get; init; } = 20;

    /// <summary>Least confidence for one digit alone in noise.</summary>
    public float NoisyDigit { get; init; } = 0.95f;

    /// <summary>Least confidence for several digits in noise.</summary>
    public float NoisyDigits { get; init; } = 0.9f;

    /// <summary>Least confidence for a number.</summary>
    public float Number { get; init; } = 0.8f;

    /// <summary>Least confidence for yes and no.</summary>
    public float YesNo { get; init; } = 0.9f;

    /// <summary>Least confidence for a phrase.</summary>
    public float Phrase { get; init; } = 0.9f;

    /// <summary>Below this nothing is asked back either: it was nothing of the grammar.</summary>
    public float Asked { get; init; } = 0.2f;
}
