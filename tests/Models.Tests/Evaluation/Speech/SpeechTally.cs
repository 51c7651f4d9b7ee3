// Counts of one recogniser on one kind of utterance.
using EdgeAgent.Models.Speech;

namespace EdgeAgent.Models.Tests.Evaluation.Speech;

/// <summary>Accepted, wrong among them, asked back and refused, and what was taken for what.</summary>
internal sealed class SpeechTally
{
    private readonly Dictionary<(string Truth, string Heard), int> _wrong = [];

    /// <summary>Utterances.</summary>
    public int All { get; private set; }

    /// <summary>Answers that would be acted on.</summary>
    public int Accepted { get; private set; }

    /// <summary>Those of them that are wrong.</summary>
    public int Wrong { get; private set; }

    /// <summary>Answers that would be asked back.</summary>
    public int Asked { get; private set; }

    /// <summary>Answers that are right, accepted or not.</summary>
    public int Right { get; private set; }

    /// <summary>The confusions among the accepted, the most frequent first.</summary>
    public string Confusions => string.Join(
        ", ", _wrong.OrderByDescending(it => it.Value).ThenBy(it => it.Key.Truth)
            .Take(6).Select(it => $"{it.Key.Truth}>{it.Key.Heard}" + (it.Value > 1 ? $" x{it.Value}" : "")));

    /// <summary>Counts an answer.</summary>
    /// <param name="truth">What was said; empty where any answer is wrong.</param>
    /// <param name="answer">What was heard.</param>
    public void Add(string truth, SpeechAnswer answer)
    {
        All++;
        var right = truth.Length > 0 && answer.Text == truth;
        if (right) Right++;
        if (answer.Kind != SpeechKind.None && !answer.Accepted) Asked++;
        if (!answer.Accepted) return;
        Accepted++;
        if (right) return;
        Wrong++;
        var key = (truth.Length > 0 ? truth : "-", answer.Text);
        _wrong[key] = _wrong.GetValueOrDefault(key) + 1;
    }

    /// <summary>As in <c>accepted 93.3 % (420 of 450), wrong among them 1.19 % (5), asked back 4.0 %</c>.</summary>
    public override string ToString() =>
        $"accepted {Percent(Accepted, All)} ({Accepted} of {All}), wrong among them {Percent(Wrong, Accepted)} "
        + $"({Wrong}), asked back {Percent(Asked, All)}, errors of all {Percent(All - Right, All)}";

    private static string Percent(int part, int all) => $"{100.0 * part / Math.Max(1, all):0.0} %";
}
