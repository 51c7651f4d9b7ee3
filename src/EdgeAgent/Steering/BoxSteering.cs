// HQ's word on the box: wishes for the configuration, commands, lists. Each has a desk of its own with a bounded inbox;
// the uplink only passes messages on.
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using EdgeAgent.Steering.Config;
using EdgeAgent.Steering.Orders;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Steering;

/// <summary>The desks of a running agent.</summary>
internal sealed class BoxSteering
{
    private readonly AgentParts _parts;
    private readonly RunningConfig _inForce;
    private readonly DriverServices _services;
    private readonly RestartSwitch _restart;
    private readonly ILogger _log;
    private readonly ConfigBook _book;
    private readonly ConfigReporter _reporter;
    private readonly TopicInbox _wishes;
    private readonly TopicInbox _orders;
    private readonly TopicInbox _lists;
    private volatile OrderDesk? _desk;

    /// <summary>Makes the desks; they work when <see cref="RunAsync"/> runs.</summary>
    public BoxSteering(
        AgentParts parts, RunningConfig inForce, DriverServices services, RestartSwitch restart, ILogger log)
    {
        (_parts, _inForce, _services, _restart, _log) = (parts, inForce, services, restart, log);
        var topics = inForce.Config.Store.Topics;
        _book = new ConfigBook(inForce.Ledger, new ConfigLedgerFile(inForce.Config.StateFolder));
        _reporter = new ConfigReporter(_book, inForce, parts.Lists, parts.Letters, parts.Time, log);
        _wishes = new TopicInbox([topics.DesiredConfig], ConfigDesk.LargestMessage, _reporter.Wake, log);
        _orders = new TopicInbox([topics.Commands], OrderDesk.LargestMessage, null, log);
        _lists = new TopicInbox([topics.Lists], Contracts.Push.ListDocument.LargestMessage, null, log);
        parts.Lists.Changed += _reporter.Wake;
        _book.Changed += _reporter.Wake;
    }

    /// <summary>What the uplink listens to for HQ.</summary>
    public IReadOnlyList<ITopicListener> Listeners => [_wishes, _orders, _lists];

    /// <summary>Where things stand, for the page and the metrics.</summary>
    public SteeringStatus Status
    {
        get
        {
            var report = _reporter.Now();
            return new SteeringStatus
            {
                Origin = _inForce.Origin,
                State = report.State,
                Version = report.Version,
                Reason = report.Reason,
                Problem = _inForce.Problem,
                Lists = _parts.Lists.Lists,
                ListFaults = report.ListFaults ?? new Dictionary<string, string>(),
                Commands = _desk?.Counts ?? new Dictionary<string, long>(),
            };
        }
    }

    /// <summary>Works until stopped.</summary>
    public async Task RunAsync(UplinkService uplink, CancellationToken stop)
    {
        var (config, time) = (_inForce.Config, _parts.Time);
        if (_inForce.Problem is { } problem) SteeringLog.LedgerProblem(_log, problem);
        SteeringLog.InForce(_log, _inForce.Origin, config.Hash);
        var memory = new OrderMemory(config.StateFolder);
        if (memory.Damage is { } damage) SteeringLog.MemoryProblem(_log, damage);
        var wishes = new ConfigDesk(
            _book, _inForce, new WishCheck(_inForce.Loader, _inForce.Installed), _reporter, _restart, time, _log);
        var orders = _desk = new OrderDesk(
            Orders(uplink), config.Uplink!.Commands.Allow, memory, config.Store.Topics, _parts.Letters, time, _log);
        var trial = new TrialWatch(_book, config, Health, _restart, time, _log);
        var teller = new ConfigTeller(_book, _parts.Intake, _parts.Clock);
        _book.Changed += teller.Wake;
        await SideBySide.RunAsync(
            stop,
            ending => _wishes.RunAsync(
                (message, token) => wishes.ConsiderAsync(message, Healthy(), token), ending),
            ending => _orders.RunAsync(orders.ConsiderAsync, ending),
            ending => _lists.RunAsync(Consider, ending),
            _reporter.RunAsync,
            teller.RunAsync,
            ending => trial.RunAsync(uplink, ending));
    }

    private IReadOnlyList<IOrder> Orders(UplinkService uplink) =>
    [
        new ProbeOrder(_inForce.Config, Health, _services),
        new ReconnectOrder(uplink),
        new RestartOrder(_restart),
        new SendAgainOrder(uplink, _parts.Outbox),
    ];

    private Task Consider(LinkNotice.Received message, CancellationToken stop)
    {
        _parts.Lists.Consider(message);
        return Task.CompletedTask;
    }

    private IReadOnlyList<DeviceHealth> Health() => [.. _parts.Devices.Select(device => device.Health)];

    private IReadOnlyList<string> Healthy() =>
        [.. Health().Where(device => device.State == DeviceState.Up).Select(device => device.Id)];
}
