// The life of one connection: subscribe, wait for the primary host, births, changes, and a goodbye where it is wanted.
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Sparkplug;

/// <summary>One connection. Everything happens on its one loop.</summary>
internal sealed class SparkplugSession(
    IMqttLink link, SparkplugSetup setup, SparkplugFace face, TimeProvider time, ILogger log)
{
    // Only the death has an answer, all else goes out with QoS 0: one tag serves every message.
    private const long Death = 1;
    private static readonly TimeSpan FarewellWithin = TimeSpan.FromSeconds(2);

    private readonly string _state = SparkplugTopics.State(setup.Options.PrimaryHost ?? "");
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);
    private bool _leave;
    private bool _deathTaken;

    /// <summary>Runs until the connection is lost, the primary host goes offline, or the agent stops.</summary>
    public async Task<LinkLoss> RunAsync(CancellationToken stop)
    {
        try
        {
            return await ServeAsync(stop);
        }
        catch
        {
            // A closed connection takes its will with it: without a word, hosts would believe that the node lives on.
            await LeaveAsync();
            throw;
        }
    }

    private async Task<LinkLoss> ServeAsync(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(() => stopped.TrySetResult());
        Greet();
        var notice = link.Notices.WaitToReadAsync(CancellationToken.None).AsTask();
        while (true)
        {
            while (!_leave && link.Notices.TryRead(out var heard)) Handle(heard);
            if (_leave || stop.IsCancellationRequested) return await LeaveAsync();
            if (face.LookIn == TimeSpan.Zero) face.Look(Send);
            if (notice.IsCompleted)
            {
                if (!await notice) return link.Loss ?? new LinkLoss(LossCause.Cut, 0, "The connection ended.");
                notice = link.Notices.WaitToReadAsync(CancellationToken.None).AsTask();
            }

            using var over = new CancellationTokenSource();
            await Task.WhenAny(notice, stopped.Task, Task.Delay(face.LookIn, time, over.Token));
            await over.CancelAsync();
        }
    }

    private void Greet()
    {
        link.Subscribe(1, setup.Topics.NodeCommand);
        if (setup.Options.PrimaryHost is not { } host) return;
        link.Subscribe(2, _state);
        SparkplugLog.AwaitsHost(log, host);
    }

    private void Send(OutgoingMessage message)
    {
        if (link.Publish(Death, message) is PublishVerdict.TooLarge or PublishVerdict.Malformed)
            SparkplugLog.TooLarge(log, message.Topic, message.Payload.Length);
    }

    private void Handle(LinkNotice notice)
    {
        switch (notice)
        {
            case LinkNotice.Acknowledged { Tag: Death }:
                _deathTaken = true;
                break;
            case LinkNotice.Subscribed answer when !ReasonCodes.IsTaken(answer.Reason):
                SparkplugLog.NotReadable(log, answer.Tag == 1 ? setup.Topics.NodeCommand : _state);
                break;
            case LinkNotice.Received message when message.Topic == setup.Topics.NodeCommand:
                Command(message);
                break;
            case LinkNotice.Received message when message.Topic == _state:
                HostSpoke(message);
                break;
        }
    }

    private void HostSpoke(LinkNotice.Received message)
    {
        if (HostState.Read(message.Payload) is not { } spoken)
        {
            Ignore(message.Topic, "it is no state of a host");
            return;
        }

        (face.State, _leave) = EdgeNode.HostSpoke(face.State, spoken);
        if (_leave) SparkplugLog.HostOffline(log, setup.Options.PrimaryHost!);
    }

    private void Command(LinkNotice.Received message)
    {
        var payload = PayloadReader.Read(message.Payload.Span);
        if (payload is null) Ignore(message.Topic, "it is no Sparkplug payload");
        else if (!payload.Metrics.Any(IsRebirth))
            Ignore(message.Topic, $"the only command here is {NodeMessages.Rebirth} = true");
        else
        {
            SparkplugLog.RebirthAsked(log);
            face.State = EdgeNode.RebirthAsked(face.State);
        }
    }

    // Told once for a connection: whoever sends nonsense sends a lot of it.
    private void Ignore(string topic, string reason)
    {
        if (_ignored.Add(reason)) SparkplugLog.Ignored(log, topic, reason);
    }

    private static bool IsRebirth(Metric metric) =>
        metric is { Name: NodeMessages.Rebirth, Value: MetricValue.Truth { Yes: true } };

    // Who was never born does not die: births are the first messages of a node.
    private async Task<LinkLoss> LeaveAsync()
    {
        if (face.State.WasBorn)
        {
            Send(NodeMessages.NodeDeath(setup.Topics, face.State.BirthDeath));
            link.WillOnClose = true;
            await ReceiptAsync();
        }

        return new LinkLoss(LossCause.Closed, 0, _leave ? "The primary host is offline." : "The agent was stopped.");
    }

    private async Task ReceiptAsync()
    {
        using var over = new CancellationTokenSource(FarewellWithin, time);
        try
        {
            while (!_deathTaken && await link.Notices.WaitToReadAsync(over.Token))
                while (link.Notices.TryRead(out var notice)) _deathTaken |= notice is LinkNotice.Acknowledged;
        }
        catch (OperationCanceledException)
        {
            // The broker gives no receipt: its will says the same, with MQTT 5 at once, else when it notices.
        }
    }
}
