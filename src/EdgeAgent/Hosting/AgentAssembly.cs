// Makes the parts of the agent from its config: the one place where they are put together.
using EdgeAgent.Answers;
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Commands.Support;
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Hosting.Kernel;
using EdgeAgent.Insights;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.Insights.Tags;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Outputs;
using EdgeAgent.Sparkplug;
using EdgeAgent.Steering.Lists;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mosquitto;
using EdgeAgent.Vision;
using EdgeAgent.VoicePicking.Sessions;
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.Web;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Hosting;

/// <summary>Puts the agent together.</summary>
internal static class AgentAssembly
{
    /// <summary>The managed heap that is still fine, after a full collection.</summary>
    private const long MemoryBudget = 256L << 20;

    /// <summary>Opens the outbox of the state folder, which only the agent's user may enter.</summary>
    public static Task<DurableOutbox> OpenOutboxAsync(
        StoreConfig config, DriverServices services, ILoggerFactory logs, CancellationToken stop)
    {
        MakeStateFolder(config.StateFolder);
        var key = config.Outbox.Key is { } reference ? KeyOf(reference, services.Secrets) : null;
        return DurableOutbox.OpenAsync(
            new OutboxSetup
            {
                Folder = config.StateFolder,
                Box = config.Store.Box,
                Options = config.Outbox,
                Custody = config.Uplink?.Custody ?? Custody.Hq,
                Key = key,
                Time = services.Time,
                Log = logs.CreateLogger<DurableOutbox>(),
            },
            stop);
    }

    /// <summary>
    /// Makes the parts around an open outbox, and lets the tags go on from where the last run left them.
    /// </summary>
    public static async Task<AgentParts> MakePartsAsync(
        StoreConfig config, DurableOutbox outbox, DriverServices services, ILoggerFactory logs, CancellationToken stop)
    {
        var time = services.Time;
        var clock = new KernelClock();
        var intake = new EventIntake(outbox, time, logs.CreateLogger<EventIntake>());
        var tags = await TagInsight.OpenAsync(
            config, outbox, intake, time, clock, logs.CreateLogger<TagInsight>(), stop);
        var known = Known(config.Vehicles, logs);
        var letters = new Letterbox();
        var work = await WorkService.OpenAsync(
            new WorkServiceParts
            {
                Config = config,
                Outbox = outbox,
                Intake = intake,
                Cipher = Cipher(config, services),
                Letters = letters,
                Clock = clock,
                Services = services,
                Logs = logs,
            },
            stop);
        var lists = new ListShelf(
            new ListFiles(config.StateFolder, Cipher(config, services)),
            [.. new IListUser?[] { known, work?.Slots }.OfType<IListUser>().Where(user => user.Name.Length > 0)],
            logs.CreateLogger<ListShelf>());
        lists.Open();
        var vehicles = new VehicleInsight(VehicleParts(config, known, outbox, intake, services, clock, logs));
        await vehicles.RestoreAsync(stop);
        var footfall = new FootfallInsight(config.Store, config.Footfall, time, clock);
        var sensors = Sensors(config, outbox, intake, footfall, new SensorDesk(time, clock), logs);
        await sensors.RestoreAsync(stop);
        var outputs = new OutputInsight(config.Outputs, sensors.Conditions, time);
        IInsight[] working = work is null ? [] : [work.Insight];
        var loop = new InsightLoop([tags, vehicles, sensors, footfall, .. working, outputs], intake, outbox, time);
        var recent = new RecentEvents();
        loop.Made += recent.Note;
        if (work is not null) work.Told += recent.Note;
        var news = new BoxNews(loop, intake, clock, time);
        var eyes = new Eyes(config, time, logs);
        var pickers = PickingAssembly.Make(config, work, Cipher(config, services), services, logs);
        var devices = Devices(config, services, news, loop, eyes.ByDevice, pickers, logs);
        var byId = devices.ToDictionary(device => device.Id, StringComparer.Ordinal);
        outputs.LinesOf = id => byId.GetValueOrDefault(id)?.Outputs;
        return new AgentParts
        {
            Config = config,
            Outbox = outbox,
            Intake = intake,
            Tags = tags,
            Vehicles = vehicles,
            Footfall = footfall,
            Work = work,
            Pickers = pickers,
            Letters = letters,
            Sensors = sensors,
            Outputs = outputs,
            Eyes = eyes,
            Updates = UpdateAssembly.Make(config, intake, clock, time, logs),
            Lists = lists,
            Loop = loop,
            News = news,
            Devices = devices,
            Memory = new MemoryWatch(new MemoryGuard(MemoryBudget, MemoryGuard.ManagedHeap), devices, time),
            Recent = recent,
            Clock = clock,
            BootId = BootId.Read(),
            Time = time,
        };
    }

    /// <summary>Makes the uplink; null where the config names none.</summary>
    public static UplinkService? MakeUplink(
        AgentParts parts, IReadOnlyList<ITopicListener> listeners, DriverServices services, ILoggerFactory logs)
    {
        if (parts.Config.Uplink is not { } options) return null;
        var facts = new BoxFacts
        {
            Topics = parts.Config.Store.Topics,
            Version = AgentVersion.Text,
            BootId = parts.BootId,
            ConfigHash = parts.Config.Hash,
            Clock = () => parts.Clock.Now,
            Meta = new BoxMeta(
                AgentVersion.Text,
                [.. parts.Devices.Select(device => new DeviceMeta(device.Id, device.Health.Driver))],
                [.. EventKinds.All.Select(kind => kind.Type)],
                Metrics.All),
        };
        return new UplinkService(
            parts.Outbox,
            options,
            facts,
            new MosquittoLinkFactory(services.Secrets, services.Time),
            services.Time,
            Random.Shared,
            logs.CreateLogger<UplinkService>(),
            listeners,
            parts.Letters,
            parts.Answers);
    }

    /// <summary>Makes the desk that answers HQ's questions; null where the config names no uplink.</summary>
    /// <param name="parts">The parts of the agent.</param>
    /// <param name="status">The agent at any moment, as its page shows it.</param>
    /// <param name="logs">Where it logs.</param>
    public static QuestionDesk? MakeQuestions(AgentParts parts, Func<AgentStatus> status, ILoggerFactory logs)
    {
        var config = parts.Config;
        if (config.Uplink is not { } options) return null;
        var sources = new AnswerSources
        {
            Topics = config.Store.Topics,
            Archive = parts.Outbox,
            Status = status,
            Config = new ConfigInForce(AgentVersion.Text, config.Hash, Redactor.Clean(config.Text)),
            Clock = () => parts.Clock.Now,
        };
        return new QuestionDesk(
            sources, options.Queries, parts.Answers, parts.Time, logs.CreateLogger<QuestionDesk>());
    }

    /// <summary>Makes the face for Sparkplug hosts; null where the config asks for none.</summary>
    public static SparkplugService? MakeSparkplug(
        AgentParts parts, Func<AgentStatus> snapshot, DriverServices services, ILoggerFactory logs) =>
        SparkplugSetup.Of(parts.Config) is { } setup
            ? new SparkplugService(
                setup,
                snapshot,
                new MosquittoLinkFactory(services.Secrets, services.Time),
                services.Time,
                Random.Shared,
                logs.CreateLogger<SparkplugService>())
            : null;

    private static VehicleInsightParts VehicleParts(
        StoreConfig config, KnownVehicles known, DurableOutbox outbox, EventIntake intake, DriverServices services,
        KernelClock clock, ILoggerFactory logs)
    {
        var options = config.Vehicles;
        return new VehicleInsightParts
        {
            Store = config.Store,
            Options = options,
            Keys = VehicleSecrets.Keys(options, services.Secrets),
            Known = known,
            File = new VehicleSnapshot(config.StateFolder, Cipher(config, services)),
            Outbox = outbox,
            Intake = intake,
            Time = services.Time,
            Clock = clock,
            Log = logs.CreateLogger<VehicleInsight>(),
        };
    }

    private static SensorInsight Sensors(
        StoreConfig config, DurableOutbox outbox, EventIntake intake, FootfallInsight footfall, SensorDesk desk,
        ILoggerFactory logs) => new(new SensorInsightParts
        {
            Store = config.Store,
            Desk = desk,
            Rules = new SensorRules(config.Sensors, new CalibrationFiles(config.StateFolder), desk, footfall.Observe),
            File = new SensorSnapshot(config.StateFolder),
            Outbox = outbox,
            Intake = intake,
            Log = logs.CreateLogger<SensorInsight>(),
        });

    private static KnownVehicles Known(VehicleOptions options, ILoggerFactory logs) =>
        new(options.HqList ?? "", VehicleSecrets.List(options, logs.CreateLogger<VehicleInsight>()));

    /// <summary>What seals personal data of a state folder.</summary>
    internal static PayloadCipher Cipher(StoreConfig config, DriverServices services)
    {
        var key = config.Outbox.Key is { } reference ? KeyOf(reference, services.Secrets) : null;
        return new PayloadCipher(key, new StateFiles(config.StateFolder).Key, services.Time);
    }

    /// <summary>Makes the state folder, which only the agent's user may enter.</summary>
    internal static void MakeStateFolder(string folder)
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        try
        {
            if (!Directory.Exists(folder)) Directory.CreateDirectory(folder, ownerOnly);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusal(
                $"The state folder {folder} cannot be made ({fault.Message.TrimEnd('.')}): make it by hand and give it to "
                + $"{Environment.UserName}, or name another by `state:`.",
                fault);
        }
    }

    private static PayloadKey KeyOf(SecretReference reference, ISecretSource secrets) =>
        PayloadKey.Parse(secrets.Reveal(reference)) ?? throw new StartRefusal(
            $"The secret {reference} (`outbox: key:`) is no key: it must be 32 bytes as 64 hex digits or base64. `openssl rand -hex 32` makes one.");

    private static List<DeviceSupervisor> Devices(
        StoreConfig config, DriverServices services, BoxNews news, InsightLoop loop,
        IReadOnlyDictionary<string, CameraEye> eyes, PickingService? pickers, ILoggerFactory logs)
    {
        var meter = new AllocationMeter();
        var logger = logs.CreateLogger<DeviceSupervisor>();
        return
        [
            .. config.Devices.Where(device => device.Hosting.Enabled).Select(Supervise),
        ];

        DeviceSupervisor Supervise(DeviceConfig device)
        {
            var eye = eyes.GetValueOrDefault(device.Id);
            var headset = pickers?.HeadsetOf(device.Id);
            var supervisor = new DeviceSupervisor(
                new DevicePlan(device.Id, device.Driver, device.Options, device.Hosting, services),
                news, loop.Wake, services.Time, meter, Random.Shared, logger)
            {
                Frames = eye,
                Audio = headset,
            };
            if (eye is not null) eye.Tell = supervisor.Add;
            if (headset is not null) headset.Ear = supervisor.Capability<IAudioOut>;
            return supervisor;
        }
    }
}
