// The hearing's part of the evaluation: its figures are printed by `./evaluate speech`, and guarded here against
// getting worse.
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Speech;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Models.Tests.Evaluation.Speech;

[Trait("Category", "Evaluation")]
[Trait("Part", "Speech")]
public sealed class SpeechEvaluationTests : IDisposable
{
    private static readonly string[] CommandWords = ["stop", "go", "on", "off", "up", "down", "left", "right"];
    private static readonly (string Name, double? Decibels)[] Rooms = [("clean", null), ("20 dB", 20), ("10 dB", 10)];

    /// <summary>What reached its least when it was measured last; what misses it now has become worse.</summary>
    private static readonly string[] Guarded =
        ["one digit, digit set's speaker, clean", "2 digits, clean", "3 digits, clean", "yes or no, clean"];

    private readonly List<string> _worse = [];
    private readonly OnnxLibrary _library = OnnxLibrary.Load();
    private readonly SpeechRivals _rivals;
    private readonly EvaluationReport _report = new();
    private readonly StringWriter _log = new();
    private readonly SpeechEvaluation _evaluation;

    public SpeechEvaluationTests()
    {
        _rivals = new SpeechRivals(_library);
        _evaluation = new SpeechEvaluation(_rivals, SharedData.Root is null ? [] : SpeechClip.ReadAll(), _log);
    }

    public void Dispose()
    {
        _rivals.Dispose();
        _library.Dispose();
    }

    [SharedDataFact("voice")]
    public void Answers_are_heard_no_worse_than_before()
    {
        foreach (var room in Rooms)
        {
            Single(room, "digit set's speaker", SpeechEvaluation.IsSetSpeaker);
            Single(room, "Speech Commands", clip => !SpeechEvaluation.IsSetSpeaker(clip));
        }

        foreach (var takes in (int[])[3, 10]) Enrolled(takes);
        foreach (var room in Rooms)
        {
            foreach (var length in (int[])[2, 3, 4])
            {
                var heard = _evaluation.Measure(
                    $"{length} digits, {room.Name}", _evaluation.Strings(length, 100, SpeechEvaluation.IsSetSpeaker),
                    SpeechGrammar.Digits(length), room.Decibels);
                Rows($"{length} digits, {room.Name}", heard, "2 %; 75 %", "0.5 %; 90 %", (0.02, 0.75));
            }
        }

        foreach (var room in Rooms)
        {
            var heard = _evaluation.Measure(
                $"yes or no, {room.Name}", _evaluation.Words(["yes", "no"]), SpeechGrammar.YesOrNo, room.Decibels);
            Rows($"yes or no, {room.Name}", heard, "1 %; 92 %", "0.3 %; 97 %", (0.01, 0.92));
        }

        var commands = _evaluation.Measure(
            "commands", _evaluation.Words(CommandWords), SpeechGrammar.Command([.. CommandWords, "ready", "help"]),
            null);
        Rows("eight command words, clean", commands);
        Outside();
        _report.Write("3-speech");
        WriteLog();
        Assert.Empty(_worse);
    }

    private void Single((string Name, double? Decibels) room, string who, Func<SpeechClip, bool> which)
    {
        var what = $"one digit, {who}, {room.Name}";
        var heard = _evaluation.Measure(what, _evaluation.Singles(which), SpeechGrammar.Digits(1), room.Decibels);
        Rows(what, heard, "2 %; 80 %", "0.5 %; 92 %", (0.02, 0.80));
    }

    private void Enrolled(int takes)
    {
        var voice = _evaluation.Enrol("fsdd-theo", takes);
        foreach (var room in Rooms)
        {
            var cases = _evaluation.Singles(
                clip => SpeechEvaluation.IsSetSpeaker(clip) && !SpeechEvaluation.IsEnrolment(clip));
            var what = $"one digit, enrolled by {takes} takes, {room.Name}";
            var heard = _evaluation.Measure(what, cases, SpeechGrammar.Digits(1), room.Decibels, voice, sphinx: false);
            Row(what, heard.Net, "0.5 %; 92 %", "0.2 %; 97 %", (0.005, 0.92));
        }
    }

    private void Outside()
    {
        foreach (var (name, grammar) in ((string, SpeechGrammar)[])
        [
            ("one digit", SpeechGrammar.Digits(1)), ("two digits", SpeechGrammar.Digits(2)),
            ("yes or no", SpeechGrammar.YesOrNo), ("number", SpeechGrammar.NumberUpTo999),
        ])
        {
            var unknown = _evaluation.Measure($"unknown words as {name}", _evaluation.Unknown(), grammar, null);
            Refused($"unknown words where {name} may be said", unknown);
            var others = _evaluation.Measure(
                $"other words as {name}", _evaluation.Words(CommandWords).Select(it => it with { Truth = "" }), grammar,
                null);
            Refused($"known words where {name} may be said", others);
            Refused($"noise where {name} may be said", _evaluation.MeasureNoise($"noise as {name}", grammar));
        }
    }

    private void Rows(
        string what, (SpeechTally Net, SpeechTally Sphinx, SpeechTally Both) heard, string must = "", string aim = "",
        (double Wrong, double Accepted)? least = null)
    {
        Row(what, heard.Net, must, aim, least);
        _report.Add(new EvaluationRow($"{what}: pocketsphinx", $"{heard.Sphinx}"));
        _report.Add(new EvaluationRow($"{what}: only where both agree", $"{heard.Both}"));
    }

    private void Row(
        string what, SpeechTally tally, string must = "", string aim = "",
        (double Wrong, double Accepted)? least = null)
    {
        bool? holds = least is { } bar
            ? tally.Wrong <= bar.Wrong * tally.Accepted && tally.Accepted >= bar.Accepted * tally.All
            : null;
        _report.Add(new EvaluationRow(what, $"{tally}", must, aim, holds));
        if (holds == false && Guarded.Contains(what)) _worse.Add($"{what}: {tally}");
        if (tally.Wrong > 0)
            _report.Add([new EvaluationMiss(what, "", tally.Confusions, "accepted and wrong", tally.Wrong)]);
    }

    private void Refused(string what, (SpeechTally Net, SpeechTally Sphinx, SpeechTally Both) heard)
    {
        var (must, aim) = what.StartsWith("noise", StringComparison.Ordinal) ? ("0", "0") : ("2 %", "1 %");
        var most = must == "0" ? 0 : 0.02;
        if (most == 0 && heard.Net.Accepted > 0) _worse.Add($"{what}: {heard.Net.Accepted} accepted");
        _report.Add(new EvaluationRow(
            $"{what}, accepted",
            $"{heard.Net.Accepted} of {heard.Net.All}, asked back {heard.Net.Asked}; "
                + $"pocketsphinx {heard.Sphinx.Accepted}; both {heard.Both.Accepted}",
            must, aim, heard.Net.Accepted <= most * heard.Net.All));
        if (heard.Net.Accepted > 0)
            _report.Add([new EvaluationMiss(what, "", heard.Net.Confusions, "accepted", heard.Net.Accepted)]);
    }

    /// <summary>Every utterance with what was heard, for who tunes thresholds.</summary>
    private void WriteLog()
    {
        if (Environment.GetEnvironmentVariable(EvaluationReport.Variable) is { Length: > 0 } folder)
            File.WriteAllText(Path.Combine(folder, "speech.csv"), _log.ToString());
    }
}
