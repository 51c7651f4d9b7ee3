// From a picker's answer to the first sample of the next prompt, without hearing: the dialogue's step, and the prompt
// as sound, spoken anew and kept.
using System.Diagnostics;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.Benchmarks.Voice;

internal static class SpeakingBenchmark
{
    private const int Prompts = 300;
    private const int Steps = 2000;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var synthesizer = EspeakSynthesizer.Start(new SpeakingOptions());
        var library = PromptLibrary.Load();
        Console.WriteLine("what                                     median ms    p95 ms    max ms");
        foreach (var language in library.Languages)
        {
            var voice = SpokenVoice.Standard with { Language = language };
            var texts = Enumerable.Range(0, Prompts).Select(index => library.For(language).Speak(Any(index))).ToList();
            var begin = Process.GetCurrentProcess().TotalProcessorTime;
            Print($"{language}: spoken anew", await TimeAsync(synthesizer, texts, voice));
            var cost = (Process.GetCurrentProcess().TotalProcessorTime - begin).TotalMilliseconds / Prompts;
            Print($"{language}: kept", await TimeAsync(synthesizer, texts, voice));
            Console.WriteLine($"{language}: processor time {cost:F1} ms a prompt");
        }

        Print("one step of the dialogue", [.. Answers().Skip(Steps / 10)]);
        return 0;
    }

    private static Prompt Any(int index) => (index % 3) switch
    {
        0 => Prompt.Of("slot", ("slot", $"{index}")),
        1 => Prompt.Of("pick", ("quantity", $"{index}"), ("unit", "case")),
        _ => Prompt.Of("wrong", ("said", $"{index}")),
    };

    private static async Task<List<double>> TimeAsync(
        ISpeechSynthesizer synthesizer, List<string> texts, SpokenVoice voice)
    {
        await synthesizer.SpeakAsync("0", voice, CancellationToken.None);
        var times = new List<double>();
        foreach (var text in texts)
        {
            var start = Stopwatch.GetTimestamp();
            await synthesizer.SpeakAsync(text, voice, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    private static IEnumerable<double> Answers()
    {
        var line = new WorkLine { Id = "1", Aisle = "3", Slot = "42", Quantity = 4, CheckDigits = ["17"], Item = "9" };
        var progress = new LineProgress(line, LineState.Open, 0);
        var work = new WorkInHand(new Assignment { Id = "a", Lines = [line] }, "123", [progress], "1");
        var state = PickingDialogue.Start(new DialogueSetup(new DialogueOptions(), "s", 0)).State;
        state = PickingDialogue.Next(
            state, new SignedOn("123", "Ada", SpokenVoice.Standard, Resuming: true)).State;
        state = PickingDialogue.Next(state, new WorkGiven(work)).State;
        for (var step = 0; step < Steps; step++)
        {
            var start = Stopwatch.GetTimestamp();
            PickingDialogue.Next(state, new Entered("17", AnswerMeans.Touch));
            yield return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    private static void Print(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine(
            $"{what,-38} {times[times.Count / 2],11:F3} {times[times.Count * 95 / 100],9:F3} {times[^1],9:F3}");
    }
}
