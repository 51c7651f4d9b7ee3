// From the reader's output over several cuts of one plate to the likeliest text, with the formats' say.
using EdgeAgent.Models.Plates.Decoding;
using EdgeAgent.Models.Plates.Formats;

namespace EdgeAgent.Models.Plates.Reading;

/// <summary>Weighs texts. To be used by one thread at a time.</summary>
/// <param name="classes">The reader's classes.</param>
/// <param name="prior">The formats.</param>
internal sealed class TextJudge(IReadOnlyList<string> classes, FormatPrior prior)
{
    /// <summary>Texts of each cut that are weighed.</summary>
    private const int Best = 8;

    /// <summary>Fewer characters are no plate.</summary>
    private const int Shortest = 2;

    private readonly CtcBeamSearch _search = new();
    private readonly List<Candidate> _candidates = [];

    /// <summary>The texts of the last judgement, likeliest first.</summary>
    public IReadOnlyList<Candidate> Candidates => _candidates;

    /// <summary>Weighs the texts that any of the cuts proposes against what all of them say.</summary>
    /// <param name="outputs">Steps and classes of each cut, one behind the other.</param>
    /// <param name="cuts">How many there are.</param>
    /// <param name="regions">How likely each region is.</param>
    /// <returns>The likeliest text and its probability among all texts; empty where there is none.</returns>
    public (string Text, double Probability) Judge(ReadOnlySpan<float> outputs, int cuts, ReadOnlySpan<double> regions)
    {
        _candidates.Clear();
        var size = outputs.Length / cuts;
        Span<int> labels = stackalloc int[PlateText.Longest];
        for (var cut = 0; cut < cuts; cut++)
        {
            _search.Search(new StepProbabilities(outputs.Slice(cut * size, size), classes.Count));
            for (var rank = 0; rank < Math.Min(Best, _search.Count); rank++)
            {
                var length = _search.Text(rank, labels);
                if (length >= Shortest) Add(outputs, cuts, labels[..length], regions, _search.Probability(rank));
            }
        }

        _candidates.Sort(static (one, other) => other.Evidence.CompareTo(one.Evidence));
        return _candidates.Count == 0 ? ("", 0) : (_candidates[0].Text, Share());
    }

    private void Add(
        ReadOnlySpan<float> outputs, int cuts, ReadOnlySpan<int> labels, ReadOnlySpan<double> regions, double found)
    {
        var text = Spell(labels);
        foreach (var known in _candidates)
            if (known.Text == text) return;
        var size = outputs.Length / cuts;
        var sum = 0.0;
        if (cuts == 1) sum = Math.Log(Math.Max(found, 1e-300));
        else
        {
            for (var cut = 0; cut < cuts; cut++)
            {
                var steps = new StepProbabilities(outputs.Slice(cut * size, size), classes.Count);
                sum += CtcForward.LogProbability(steps, labels);
            }
        }

        _candidates.Add(new Candidate(text, sum / cuts, prior.LogGain(text, regions)));
    }

    /// <summary>The first one's part of all texts, where those that were not looked at fit no format.</summary>
    private double Share()
    {
        var (all, read) = (0.0, 0.0);
        foreach (var candidate in _candidates)
        {
            all += Math.Exp(candidate.Evidence);
            read += Math.Exp(candidate.LogProbability);
        }

        all += Math.Max(0, 1 - read);
        return Math.Exp(_candidates[0].Evidence) / all;
    }

    private string Spell(ReadOnlySpan<int> labels)
    {
        Span<char> text = stackalloc char[labels.Length];
        for (var i = 0; i < labels.Length; i++) text[i] = classes[labels[i]][0];
        return new string(text);
    }
}
