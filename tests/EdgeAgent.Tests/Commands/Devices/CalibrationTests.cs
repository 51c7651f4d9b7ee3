// Calibrations from readings to the file: guided and by options, drift, and what is refused.
using System.Text.Json;
using EdgeAgent.Commands.Devices;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Transport;
using EdgeAgent.Insights.Shelves;
using Xunit;

namespace EdgeAgent.Tests.Commands.Devices;

public sealed class CalibrationTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("scale-").FullName;
    private readonly StringWriter _asked = new();
    private readonly StringWriter _output = new();

    public CalibrationTests()
    {
        Directory.CreateDirectory($"{_root}/iio/iio:device0");
        File.WriteAllText($"{_root}/iio/iio:device0/name", "hx711\n");
        Counts(84_210);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_guided_calibration_asks_for_an_empty_scale_and_a_mass_and_writes_the_file()
    {
        var answers = new Answers(() => Counts(84_210), () => Counts(494_210), "half", "500g");
        Assert.Equal(0, await RunAsync(new CalibrationWish(null, false, null, 3), answers));
        var written = Files().Load("shelf", "weight").Calibration!;
        Assert.Equal((84_210d, 494_210d, 0.5), (written.Tare, written.Span, written.SpanKilograms));
        Assert.Contains("`half` is no mass", _asked.ToString(), StringComparison.Ordinal);
        Assert.Contains("Written to", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_tare_moves_the_span_along_and_tells_the_drift()
    {
        Save(new Calibration("", 80_000, 480_000, 2, 3, DateTimeOffset.UnixEpoch));
        Counts(81_000);
        Assert.Equal(0, await RunAsync(new CalibrationWish("weight", true, null, 3), new Answers(), json: true));
        var written = Files().Load("shelf", "weight").Calibration!;
        Assert.Equal((81_000d, 481_000d, 2d), (written.Tare, written.Span, written.SpanKilograms));
        using var told = JsonDocument.Parse(_output.ToString());
        Assert.Equal(0.005, told.RootElement.GetProperty("driftKilograms").GetDouble(), 9);
    }

    [Theory]
    [InlineData("5 stones", "is no mass")]
    [InlineData("500g", "There is no tare yet")]
    public async Task What_makes_no_calibration_is_refused_in_a_sentence_and_nothing_is_written(
        string weight, string sentence)
    {
        Assert.Equal(1, await RunAsync(new CalibrationWish("weight", false, weight, 3), new Answers()));
        Assert.Contains(sentence, _asked.ToString(), StringComparison.Ordinal);
        Assert.Null(Files().Load("shelf", "weight").Calibration);
    }

    [Fact]
    public async Task A_mass_that_changes_nothing_is_refused_and_the_old_calibration_stays()
    {
        var before = new Calibration("", 84_210, 480_000, 2, 3, DateTimeOffset.UnixEpoch);
        Save(before);
        Assert.Equal(1, await RunAsync(new CalibrationWish("weight", false, "500g", 3), new Answers()));
        Assert.Contains("hardly changed the reading", _asked.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Files().Load("shelf", "weight").Calibration);
    }

    [Fact]
    public async Task A_channel_that_is_not_there_is_answered_with_those_that_are()
    {
        Assert.Equal(1, await RunAsync(new CalibrationWish("wait", true, null, 3), new Answers()));
        Assert.Contains("one of: weight.", _asked.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500g", 0.5)]
    [InlineData("1.5 kg", 1.5)]
    [InlineData("2KG", 2.0)]
    [InlineData("2", null)]
    [InlineData("0g", null)]
    [InlineData("-5g", null)]
    [InlineData("kg", null)]
    [InlineData("1e3g", null)]
    public void A_mass_is_a_number_and_its_unit(string text, double? kilograms) =>
        Assert.Equal(kilograms, MassText.Kilograms(text));

    private void Counts(int counts) => File.WriteAllText($"{_root}/iio/iio:device0/in_voltage0_raw", $"{counts}\n");

    private CalibrationFiles Files() => new($"{_root}/state");

    private void Save(Calibration calibration) => Assert.Null(Files().Save("shelf", "weight", calibration));

    private async Task<int> RunAsync(CalibrationWish wish, TextReader answers, bool json = false)
    {
        var drivers = new DriverCatalogue([new IioDriver(new IioLayout($"{_root}/iio"), new LinuxKernel())]);
        var store = new ConfigLoader(drivers).Parse(
            "store.yaml",
            System.Text.Encoding.UTF8.GetBytes(
                $$"""
                store: { tenant: demo, store: "0042", box: box-1 }
                state: {{_root}}/state
                devices:
                  shelf:
                    driver: iio
                    name: hx711
                    every: 10ms
                    channels:
                      weight:
                        channel: voltage0
                        load-cell: {}
                """)).Config!;
        var services = new DriverServices
        {
            Time = TimeProvider.System,
            Network = new TcpStreamConnector(new SecretSource()),
            Secrets = new SecretSource(),
        };
        var dialogue = new CalibrationDialogue(store, store.Devices[0], services, json)
        {
            Person = (_asked, answers),
            Output = _output,
        };
        return await dialogue.RunAsync(wish, CancellationToken.None);
    }

    // Somebody who does a thing at the scale before each answer.
    private sealed class Answers(params object[] steps) : TextReader
    {
        private readonly Queue<object> _steps = new(steps);

        public override string? ReadLine()
        {
            while (_steps.TryDequeue(out var step))
            {
                if (step is string text) return text;
                ((Action)step)();
                if (_steps.TryPeek(out var next) && next is string) continue;
                return "";
            }

            return null;
        }
    }
}
