// Leads through a calibration, and says what came of it. With options instead of answers it asks nothing but, where
// both the tare and a mass are wanted, to put the mass on.
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Hwmon;
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.SerialLines;
using EdgeAgent.Insights.Shelves;

namespace EdgeAgent.Commands.Devices;

/// <summary>One calibration at the command line.</summary>
internal sealed class CalibrationDialogue(StoreConfig store, DeviceConfig device, DriverServices services, bool json)
{
    private readonly CalibrationFiles _files = new(store.StateFolder);

    /// <summary>Where questions are asked and answered; standard error and input.</summary>
    public (TextWriter Ask, TextReader Answer) Person { get; init; } = (Console.Error, Console.In);

    /// <summary>Where the outcome goes.</summary>
    public TextWriter Output { get; init; } = Console.Out;

    /// <summary>Calibrates; 0 where a calibration was written.</summary>
    public async Task<int> RunAsync(CalibrationWish wish, CancellationToken stop)
    {
        if (Channel(wish.Channel) is not { } channel) return 1;
        var (before, damaged) = _files.Load(device.Id, channel);
        if (damaged is not null) Person.Ask.WriteLine(damaged);
        try
        {
            var (result, problem) = await StepsAsync(new CalibrationRun(before, services.Time), channel, wish, stop);
            if (result is not null) problem = _files.Save(device.Id, channel, result.Calibration);
            if (problem is null) return Tell(channel, result!);
            Person.Ask.WriteLine(problem);
        }
        catch (Exception fault) when (fault is DeviceFault or IOException)
        {
            Person.Ask.WriteLine(fault.Message);
            if (device.Driver is SerialLinesDriver)
                Person.Ask.WriteLine(
                    "Where the agent runs, stop it for the calibration: a port belongs to one program.");
        }

        return 1;
    }

    private async Task<(CalibrationResult? Result, string? Problem)> StepsAsync(
        CalibrationRun run, string channel, CalibrationWish wish, CancellationToken stop)
    {
        var mass = wish.Weight is null ? null : MassText.Kilograms(wish.Weight);
        if (wish.Weight is not null && mass is null)
            return (null, $"`{wish.Weight}` is no mass: write a number with its unit, such as 500g or 2kg.");
        if (wish.IsGuided) Wait($"Take everything off `{channel}` of '{device.Id}' that does not always stand there.");
        if (wish.IsGuided || wish.Tare)
        {
            run.Empty(await ReadAsync(channel, "with nothing on it", wish.Readings, stop));
            if (run.Drift is { } drift)
                Person.Ask.WriteLine($"Since the calibration before the tare has drifted by {MassText.Of(drift)}.");
        }

        if (wish is { Tare: true, Weight: null }) return run.Tare();
        if (wish.Tare) Wait($"Put {MassText.Of(mass!.Value)} on it.");
        if (wish.IsGuided && (mass = AskMass()) is null) return (null, "No mass was given: nothing was written.");
        return run.Load(await ReadAsync(channel, "with the known mass", wish.Readings, stop), mass!.Value);
    }

    private async Task<SteadyReading> ReadAsync(string channel, string how, int count, CancellationToken stop)
    {
        Person.Ask.Write($"Reading {count} times {how} ");
        var reading = await new ChannelReadings(device, channel, services).TakeAsync(
            count, _ => Person.Ask.Write('.'), stop);
        Person.Ask.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture, $" {reading.Middle:0.######} {reading.Unit}").TrimEnd()
            + string.Create(CultureInfo.InvariantCulture, $", noise {reading.Noise:0.######}."));
        return reading;
    }

    private void Wait(string sentence)
    {
        Person.Ask.WriteLine($"{sentence} Press Enter when nothing moves any more.");
        Person.Answer.ReadLine();
    }

    private double? AskMass()
    {
        while (true)
        {
            Person.Ask.WriteLine(
                "Put a known mass on it, wait until nothing moves, and type the mass, such as 500g or 2kg:");
            if (Person.Answer.ReadLine() is not { } line) return null;
            if (MassText.Kilograms(line) is { } mass) return mass;
            Person.Ask.WriteLine($"`{line}` is no mass: write a number with its unit.");
        }
    }

    private string? Channel(string? named)
    {
        IReadOnlyCollection<string> known = device.Options switch
        {
            IioOptions iio => [.. iio.Sensor.Channels.Keys],
            HwmonOptions hwmon => [.. hwmon.Sensor.Channels.Keys],
            SerialLinesOptions lines =>
                [.. lines.Pattern?.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0])) ?? []],
            _ => [],
        };
        if (named is null && known.Count == 1) return known.First();
        if (named is not null && known.Contains(named)) return named;
        Person.Ask.WriteLine(
            known.Count == 0
                ? $"Device '{device.Id}' has no channel that could weigh: `iio`, `hwmon` and `serial-lines` with a pattern have."
                : $"Name the channel of '{device.Id}' that weighs, one of: {string.Join(", ", known)}.");
        return null;
    }

    private int Tell(string channel, CalibrationResult result)
    {
        var path = _files.PathOf(device.Id, channel);
        if (json)
        {
            Output.WriteLine(Json(channel, path, result));
            return 0;
        }

        Output.WriteLine($"Written to {path}; a running agent takes it within seconds.");
        Output.WriteLine(
            $"Noise of a reading: {MassText.Of(result.Noise)}. Items lighter than four times that are not told apart.");
        if (result.Drift is { } drift) Output.WriteLine($"Drift of the tare since before: {MassText.Of(drift)}.");
        return 0;
    }

    private string Json(string channel, string path, CalibrationResult result)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            writer.WriteString("device", device.Id);
            writer.WriteString("channel", channel);
            writer.WriteString("file", path);
            writer.WriteString("unit", result.Calibration.Unit);
            writer.WriteNumber("tare", result.Calibration.Tare);
            writer.WriteNumber("span", result.Calibration.Span);
            writer.WriteNumber("spanKilograms", result.Calibration.SpanKilograms);
            writer.WriteNumber("noiseKilograms", result.Noise);
            if (result.Drift is { } drift) writer.WriteNumber("driftKilograms", drift);
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
