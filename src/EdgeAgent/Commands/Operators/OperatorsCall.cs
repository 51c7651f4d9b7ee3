// One call of `edge-agent operators`: opens the store of the config's state folder, and does one thing.
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.VoicePicking.Speaking;
using Spectre.Console;

namespace EdgeAgent.Commands.Operators;

/// <summary>Carries out one call.</summary>
internal sealed class OperatorsCall
{
    private readonly OperatorStore _operators;
    private readonly VoiceFiles _voices;

    private OperatorsCall(StoreConfig config, DriverServices services)
    {
        var cipher = AgentAssembly.Cipher(config, services);
        _operators = new OperatorStore(config.StateFolder, cipher, services.Time);
        _voices = new VoiceFiles(config.StateFolder, cipher);
    }

    /// <summary>Runs a call; the exit code is 1 where it could not be done, with a sentence said.</summary>
    public static async Task<int> RunAsync(
        ParseResult parsed, Option<string?> config, DriverCatalogue drivers, DriverServices services,
        Func<OperatorsCall, Task<int>> act)
    {
        try
        {
            if (parsed.Load(config, drivers).Config is not { } loaded)
                return Complain("The config has faults: `edge-agent check` names them.");
            AgentAssembly.MakeStateFolder(loaded.StateFolder);
            var call = new OperatorsCall(loaded, services);
            var code = await act(call);
            return call._operators.Problem is { } problem ? Complain(problem) : code;
        }
        catch (Exception fault)
            when (fault is OperatorRefusal or StartRefusal or DeviceFault or IOException or UnauthorizedAccessException)
        {
            return Complain(fault.Message);
        }
    }

    /// <summary>Adds an operator.</summary>
    public async Task<int> AddAsync(string number, string name, SpokenVoice voice, CancellationToken stop)
    {
        if (!OperatorRecord.IsNumber(number))
            return Complain($"`{number}` is no operator's number: 1 to {OperatorRecord.LongestNumber} digits.");
        if (voice.WordsPerMinute is < SpokenVoice.Slowest or > SpokenVoice.Fastest)
            return Complain($"--speed is {SpokenVoice.Slowest} to {SpokenVoice.Fastest} words a minute.");
        if (voice.VolumePercent is < SpokenVoice.Softest or > SpokenVoice.Loudest)
            return Complain($"--volume is {SpokenVoice.Softest} to {SpokenVoice.Loudest} per cent.");
        if (ReadPin(number) is not { } pin) return 1;
        await _operators.AddAsync(
            new OperatorRecord { Number = number, Name = name, Voice = voice, Pin = PinHash.Of(pin) }, stop);
        return Say($"Operator {number} can sign on now.");
    }

    /// <summary>Lists the operators.</summary>
    public int List(bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(Json());
            return 0;
        }

        var table = new Table().AddColumns("number", "name", "language", "speed", "volume", "own voice");
        foreach (var one in _operators.All)
            table.AddRow(
                one.Number, Markup.Escape(one.Name), one.Voice.Language,
                one.Voice.WordsPerMinute.ToString(CultureInfo.InvariantCulture),
                one.Voice.VolumePercent.ToString(CultureInfo.InvariantCulture), HasVoice(one) ? "learned" : "no");
        Terminal.Output().Write(table);
        return 0;
    }

    /// <summary>Removes an operator and his voice.</summary>
    public async Task<int> RemoveAsync(string number, CancellationToken stop)
    {
        if (!await _operators.RemoveAsync(number, stop)) return Unknown(number);
        _voices.Delete(number);
        return Say($"Operator {number} and all that was learned of the voice are gone.");
    }

    /// <summary>Gives an operator a new PIN.</summary>
    public async Task<int> ResetPinAsync(string number, CancellationToken stop)
    {
        if (_operators.Find(number) is null) return Unknown(number);
        if (ReadPin(number) is not { } pin) return 1;
        var hash = PinHash.Of(pin);
        await _operators.UpdateAsync(number, one => one with { Pin = hash, SignOn = one.SignOn + 1 }, stop);
        return Say($"Operator {number} has a new PIN.");
    }

    /// <summary>Deletes an operator's voice.</summary>
    public async Task<int> ForgetVoiceAsync(string number, CancellationToken stop)
    {
        if (await _operators.UpdateAsync(number, one => one with { Consented = null }, stop) is null)
            return Unknown(number);
        return Say(
            _voices.Delete(number)
                ? $"What was learned of the voice of operator {number} is gone."
                : $"Nothing was learned of the voice of operator {number}.");
    }

    private bool HasVoice(OperatorRecord one) => _voices.Load(one.Number).Voice is not null;

    private string Json()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var one in _operators.All)
            {
                writer.WriteStartObject();
                writer.WriteString("number", one.Number);
                writer.WriteString("name", one.Name);
                writer.WriteString("language", one.Voice.Language);
                writer.WriteNumber("wordsPerMinute", one.Voice.WordsPerMinute);
                writer.WriteNumber("volumePercent", one.Voice.VolumePercent);
                writer.WriteBoolean("ownVoice", HasVoice(one));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string? ReadPin(string number)
    {
        var pin = Console.IsInputRedirected ? Console.In.ReadLine()?.Trim() ?? "" : Ask();
        if (OperatorRecord.Refuse(pin, number) is not { } why) return pin;
        Complain(why);
        return null;
    }

    private static string Ask()
    {
        Console.Error.Write("PIN (not shown): ");
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else typed.Append(key.KeyChar);
        Console.Error.WriteLine();
        return typed.ToString();
    }

    private static int Unknown(string number) => Complain($"There is no operator {number}.");

    private static int Say(string sentence)
    {
        Console.Out.WriteLine(sentence);
        return 0;
    }

    private static int Complain(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
