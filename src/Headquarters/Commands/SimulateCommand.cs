// `edge-hq simulate`: a fleet of boxes in one process, for demonstrations, tests and benchmarks.
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.Headquarters.Simulation;

namespace EdgeAgent.Headquarters.Commands;

internal static class SimulateCommand
{
    private static readonly TimeSpan SpeakEvery = TimeSpan.FromSeconds(5);

    /// <summary>Builds the command.</summary>
    public static Command Build(TimeProvider time)
    {
        var boxes = Option("--boxes", "Boxes, one a store.", 200);
        var broker = Option("--broker", "The broker, host:port.", "127.0.0.1:1883");
        var old = Option("--mqtt-3", "The boxes speak MQTT 3.1.1, for brokers that know no other.", false);
        var config = Option<string?>("--config", "Take prefix, broker, login and TLS from this hq.yaml.", null);
        var prefix = Option("--prefix", "The prefix of all topics.", "retail");
        var tenant = Option("--tenant", "The chain.", "demo");
        var seed = Option("--seed", "Everything is drawn from it.", 1);
        var duration = Option<string?>("--duration", "How long events are made, 10m; default: until Ctrl-C.", null);
        var drain = Option("--drain", "How long to wait at the end until HQ has everything.", "30s");
        var rate = Option<double?>("--rate", "Events a second of the whole fleet; default: the day curve.", null);
        var batch = Option("--batch", "Events in a message at most.", 100);
        var busy = Option("--events-per-hour", "Events of one box in the busiest hour.", 120.0);
        var hour = Option<int?>("--local-hour", "The hour in the shops at the start; default: by the time zone.", null);
        var speed = Option("--speed", "How many times faster the day goes by.", 1.0);
        var rollup = Option("--rollup-every", "The period of the footfall rollup.", "15m");
        var keep = Option("--keep", "Events that a box keeps at most.", 20_000);
        var outages = Option("--outages", "Share of the boxes that is dark at a time, 0 to 0.9.", 0.0);
        var outage = Option("--outage-length", "The mean length of an outage.", "60s");
        var restarts = Option("--restarts", "Crashes of each box an hour.", 0.0);
        var clocks = Option("--clock-errors", "Share of the boxes whose clock is hours off.", 0.0);
        var twice = Option("--duplicates", "Share of the messages that are sent twice.", 0.0);
        var storm = Option("--storm", "All connect in the same moment, instead of 100 a second.", false);
        var ca = Option<string?>("--tls-ca", "TLS with this authority.", null);
        var certificate = Option<string?>("--tls-cert", "Each box's certificate: box-{store}.pem.", null);
        var key = Option<string?>("--tls-key", "Its key: box-{store}.key.", null);
        var username = Option<string?>("--username", "Each box's user name: {tenant}-{store}-{box}.", null);
        var password = Option<string?>("--password", "Reference to its password: file:{store}.password.", null);
        var ledger = Option<string?>("--ledger", "Write what was made, box by box, to this CSV file.", null);
        var json = Option("--json", "Print the final figures as JSON, and nothing else.", false);
        var command = new Command("simulate", "Simulates a fleet of boxes with real MQTT sessions.")
        {
            boxes, broker, old, config, prefix, tenant, seed, duration, drain, rate, batch, busy, hour, speed, rollup,
            keep, outages, outage, restarts, clocks, twice, storm, ca, certificate, key, username, password, ledger,
            json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            try
            {
                var (host, port) = Address(parsed.GetValue(broker)!);
                var options = new SimulationOptions
                {
                    Boxes = parsed.GetValue(boxes),
                    Host = host,
                    Port = port,
                    Mqtt = parsed.GetValue(old) ? MqttVersion.V311 : MqttVersion.V5,
                    Prefix = parsed.GetValue(prefix)!,
                    Tenant = parsed.GetValue(tenant)!,
                    Seed = parsed.GetValue(seed),
                    Duration = parsed.GetValue(duration) is { } text ? Span("--duration", text) : null,
                    Drain = Span("--drain", parsed.GetValue(drain)!),
                    Rate = parsed.GetValue(rate),
                    Batch = parsed.GetValue(batch),
                    EventsPerHour = parsed.GetValue(busy),
                    LocalHour = parsed.GetValue(hour),
                    Speed = parsed.GetValue(speed),
                    RollupEvery = Span("--rollup-every", parsed.GetValue(rollup)!),
                    Keep = parsed.GetValue(keep),
                    Outages = parsed.GetValue(outages),
                    OutageLength = Span("--outage-length", parsed.GetValue(outage)!),
                    Restarts = parsed.GetValue(restarts),
                    ClockErrors = parsed.GetValue(clocks),
                    Duplicates = parsed.GetValue(twice),
                    Storm = parsed.GetValue(storm),
                    Tls = parsed.GetValue(ca) is { } authority
                        ? new TlsConfig
                        {
                            Ca = authority,
                            Certificate = parsed.GetValue(certificate),
                            Key = parsed.GetValue(key),
                        }
                        : null,
                    Username = parsed.GetValue(username),
                    Password = parsed.GetValue(password),
                };
                if (parsed.GetValue(config) is { } file) options = With(options, HqConfigFile.Read(file));
                SimulationCheck.Assure(options);
                return await RunAsync(options, parsed.GetValue(ledger), parsed.GetValue(json), time, stop);
            }
            catch (ConfigRefusal refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Message);
                return 2;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        SimulationOptions options, string? ledger, bool json, TimeProvider time, CancellationToken stop)
    {
        using var fleet = new Fleet(options, time);
        var running = fleet.RunAsync(stop);
        var report = fleet.Report();
        while (!json && await Task.WhenAny(running, Task.Delay(SpeakEvery, time, CancellationToken.None)) != running)
        {
            var before = report;
            report = fleet.Report();
            Console.WriteLine(FleetWords.Of(report, before));
        }

        await running;
        report = fleet.Report();
        Console.WriteLine(
            json ? JsonSerializer.Serialize(report, FleetReportJson.Default.FleetReport) : FleetWords.Of(report));
        if (ledger is not null) Ledger.Write(ledger, fleet.Boxes);
        if (report.Connects > 0) return 0;
        await Console.Error.WriteLineAsync($"No box ever got in. {report.LastComplaint}");
        return 1;
    }

    private static SimulationOptions With(SimulationOptions options, HqConfig config) => options with
    {
        Prefix = config.Prefix,
        Host = config.Broker.Host,
        Port = config.Broker.Port ?? (config.Broker.Tls is null ? 1883 : 8883),
        Tls = config.Broker.Tls,
        Username = config.Broker.Username,
        Password = config.Broker.Password,
    };

    private static Option<T> Option<T>(string name, string description, T standard) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
    };

    private static (string Host, int Port) Address(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, null, out var port)
            ? (text[..colon].Trim('[', ']'), port)
            : throw new ConfigRefusal($"`--broker {text}`: expected host:port.");
    }

    private static TimeSpan Span(string option, string text) => DurationYaml.Parse(text)
        ?? throw new ConfigRefusal($"`{option} {text}`: expected a number and ms, s, m, h or d.");
}
