// What hearing costs: processor time for a second of speech, memory, and the way from the end of a word to its answer,
// with one picker and with eight at once.
using System.Diagnostics;
using System.Globalization;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Audio;
using EdgeAgent.Models.Speech.Sphinx;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Benchmarks.Models;

internal static class SpeechBenchmark
{
    private const int Pickers = 8;
    private const double Rate = SpeechFormat.SampleRate;

    public static Task<int> RunAsync(string[] args)
    {
        if (SharedData.Root is null)
        {
            Console.WriteLine("needs the shared test data (voice/fsdd).");
            return Task.FromResult(1);
        }

        var atStart = ResidentMegabytes();
        using var library = OnnxLibrary.Load();
        using var models = SpeechModels.Load(library);
        var stream = Stream(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60);
        var seconds = stream.Length / Rate;
        Warm(models.Recognizer, stream);
        var one = Listen(models.Recognizer, stream);
        Print($"word model, one picker, {seconds:0} s of digits with pauses", one, seconds);
        var withOne = ResidentMegabytes();
        var many = Together(models.Recognizer, stream);
        Print($"word model, {Pickers} pickers at once", many, seconds * Pickers);
        var withMany = ResidentMegabytes();
        using (var sphinx = SphinxRecognizer.Load())
        {
            Warm(sphinx, stream);
            Print("pocketsphinx, one picker", Listen(sphinx, stream), seconds);
        }

        Console.WriteLine(
            $"RSS: {atStart} MB at the start, {withOne} MB with the word model and one picker, {withMany} MB with "
            + $"{Pickers} pickers, {ResidentMegabytes()} MB with pocketsphinx as well");
        return Task.FromResult(0);
    }

    /// <summary>Pairs of digits of one speaker, a second of a quiet room between them.</summary>
    private static short[] Stream(int pairs)
    {
        var files = Directory.GetFiles(SharedData.PathOf("voice/fsdd/theo"), "*.wav").Order().ToArray();
        var random = new Random(1);
        List<short> stream = [];
        for (var pair = 0; pair < pairs; pair++)
        {
            stream.AddRange(Room(1));
            stream.AddRange(SpeechFile.Read(files[random.Next(files.Length)]));
            stream.AddRange(Room(0.1));
            stream.AddRange(SpeechFile.Read(files[random.Next(files.Length)]));
        }

        stream.AddRange(Room(1));
        return [.. stream];

        IEnumerable<short> Room(double seconds) =>
            Enumerable.Range(0, (int)(seconds * Rate)).Select(_ => (short)random.Next(-20, 21));
    }

    private static void Warm(ISpeechRecognizer recognizer, short[] stream) =>
        recognizer.Recognize(stream.AsSpan(0, 2 * SpeechFormat.SampleRate), SpeechGrammar.Digits(2), null);

    private static Outcome Listen(ISpeechRecognizer recognizer, short[] stream)
    {
        var listener = new SpeechListener(recognizer);
        listener.Expect(SpeechGrammar.Digits(2), muted: false);
        var outcome = new Outcome();
        var (begin, wall) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        for (var at = 0; at + SpeechFormat.BlockSamples <= stream.Length; at += SpeechFormat.BlockSamples)
        {
            var start = Stopwatch.GetTimestamp();
            var notice = listener.Push(stream.AsSpan(at, SpeechFormat.BlockSamples));
            var took = Stopwatch.GetElapsedTime(start);
            if (notice is ListenerNotice.Unclear) outcome.Unclear++;
            if (notice is not ListenerNotice.Heard heard) continue;
            outcome.Delays.Add((heard.Delay + took).TotalMilliseconds);
            outcome.Computing.Add(took.TotalMilliseconds);
            if (heard.Answer.Accepted) outcome.Accepted++;
        }

        outcome.Processor = Environment.CpuUsage.TotalTime - begin;
        outcome.Wall = Stopwatch.GetElapsedTime(wall);
        return outcome;
    }

    private static Outcome Together(ISpeechRecognizer recognizer, short[] stream)
    {
        var (begin, wall) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var outcomes = new Outcome[Pickers];
        var threads = Enumerable.Range(0, Pickers)
            .Select(picker => new Thread(() => outcomes[picker] = Listen(recognizer, stream))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        var all = new Outcome
        {
            Accepted = outcomes.Sum(it => it.Accepted),
            Unclear = outcomes.Sum(it => it.Unclear),
            Processor = Environment.CpuUsage.TotalTime - begin,
            Wall = Stopwatch.GetElapsedTime(wall),
        };
        foreach (var outcome in outcomes)
        {
            all.Delays.AddRange(outcome.Delays);
            all.Computing.AddRange(outcome.Computing);
        }

        return all;
    }

    private static void Print(string what, Outcome outcome, double seconds) => Console.WriteLine(
        $"{what}: real time factor {outcome.Processor.TotalSeconds / seconds:0.0000} (processor), "
        + $"{outcome.Wall.TotalSeconds / seconds:0.0000} (wall); {outcome.Delays.Count} answers, {outcome.Accepted} "
        + $"accepted, {outcome.Unclear} unclear; end of speech to answer p50 {At(outcome.Delays, 0.5):0} ms, "
        + $"p95 {At(outcome.Delays, 0.95):0} ms, of that computing p50 {At(outcome.Computing, 0.5):0.0} ms, "
        + $"p95 {At(outcome.Computing, 0.95):0.0} ms");

    private static double At(List<double> values, double share) =>
        values.Count == 0 ? double.NaN : values.Order().ElementAt((int)(share * (values.Count - 1)));

    private static long ResidentMegabytes()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize >> 20;
    }

    private sealed class Outcome
    {
        public List<double> Delays { get; } = [];

        public List<double> Computing { get; } = [];

        public int Accepted { get; set; }

        public int Unclear { get; set; }

        public TimeSpan Processor { get; set; }

        public TimeSpan Wall { get; set; }
    }
}
