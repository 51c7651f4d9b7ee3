// Makes voice picking at headsets out of the config: ear, mouth, operators, page. A box that lacks a model or a
// voice says so and serves pickers by hand and by eye.
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Speech;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Headsets.Certificates;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Work;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Puts voice picking together.</summary>
internal static class PickingAssembly
{
    /// <summary>The driver whose devices are headsets.</summary>
    private const string HeadsetDriver = "alsa-headset";

    /// <summary>Makes the service; null where the config asks for no headsets.</summary>
    /// <exception cref="Hosting.StartRefusal">The certificate cannot be used.</exception>
    public static PickingService? Make(
        StoreConfig config, WorkService? work, PayloadCipher cipher, DriverServices services, ILoggerFactory logs)
    {
        if (config.VoicePicking is not { } options || work is null) return null;
        var headsets = config.Devices
            .Where(device => device.Hosting.Enabled && device.Driver.Name == HeadsetDriver)
            .ToDictionary(device => device.Id, device => new DeviceHeadset(device.Id, services.Time));
        if (options.Headset is null && headsets.Count == 0) return null;
        var lacks = new List<string>();
        var hearing = Hearing(lacks);
        var sessions = new SessionParts
        {
            Dialogue = options.Dialogue,
            KeepPlace = (options.Headset ?? new()).KeepPlace,
            Recognizer = hearing?.Recognizer,
            BeginEnrolment = hearing is null ? null : hearing.BeginEnrolment,
            Synthesizer = Speaking(options.Speaking, lacks),
            Prompts = PromptLibrary.Load(),
            Desk = work.Desk,
            Events = work.Writer,
            Operators = new OperatorStore(config.StateFolder, cipher, services.Time),
            Voices = new VoiceFiles(config.StateFolder, cipher),
            Time = services.Time,
            Log = logs.CreateLogger<PickingService>(),
        };
        var page = options.Headset is { } served ? Page(config, served, sessions, cipher, services, logs) : null;
        return new PickingService(sessions, headsets, page, lacks);
    }

    private static PickingPage Page(
        StoreConfig config, HeadsetOptions options, SessionParts sessions, PayloadCipher cipher,
        DriverServices services, ILoggerFactory logs) => new(
        config.Store.Box, options,
        HeadsetCertificate.Open(
            options, config.Store.Box, config.StateFolder, cipher, services.Secrets, services.Time),
        new SessionTokens(cipher, sessions.Operators, services.Time), logs);

    private static SpeechModels? Hearing(List<string> lacks)
    {
        try
        {
            return SpeechModels.Load(OnnxLibrary.Load());
        }
        catch (Exception fault) when (fault is OnnxException or SpeechException)
        {
            lacks.Add($"The box cannot hear, and pickers answer by hand: {fault.Message}");
            return null;
        }
    }

    private static ISpeechSynthesizer Speaking(SpeakingOptions options, List<string> lacks)
    {
        try
        {
            return EspeakSynthesizer.Start(options);
        }
        catch (SpeechSynthesisException fault)
        {
            lacks.Add($"The box cannot speak, and pickers read: {fault.Message}");
            return new Silent();
        }
    }

    // Prompts are shown, and nothing sounds.
    private sealed class Silent : ISpeechSynthesizer
    {
        public ValueTask<SpokenPrompt> SpeakAsync(string text, SpokenVoice voice, CancellationToken stop) =>
            ValueTask.FromResult(new SpokenPrompt(text, new short[160]));

        public void Prepare(IEnumerable<string> texts, SpokenVoice voice)
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
