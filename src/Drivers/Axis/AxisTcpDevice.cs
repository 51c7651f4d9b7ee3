// Waits for one camera's bare JSON. TCP has no answer: while nothing can be stored the stream is simply not read, and
// the camera keeps what it has.
using System.Net;
using System.Net.Sockets;
using EdgeAgent.Drivers.Axis.Messages;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Intake;

namespace EdgeAgent.Drivers.Axis;

/// <summary>The device behind a <c>tcp:</c> block.</summary>
internal sealed class AxisTcpDevice(CameraOptions camera, AxisTcpOptions options, DriverServices services) : IDevice
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task RunAsync(IDeviceHost host, CancellationToken stop)
    {
        using var intake = new CameraIntake(new AxisFormat(), camera.Rule, camera.Zone, host, services.Time);
        using var listener = Open();
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        host.Ready();
        try
        {
            var ticking = TickAsync(intake, host, all.Token);
            var accepting = AcceptAsync(listener, intake, host, all.Token);
            var first = await Task.WhenAny(ticking, accepting);
            await all.CancelAsync();
            await first;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped on purpose: this is the regular end.
        }
    }

    /// <summary>Reads a stream of JSON objects to its end.</summary>
    internal async Task ReadAsync(Stream stream, CameraIntake intake, IDeviceHost host, CancellationToken stop)
    {
        var objects = new JsonObjectStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, stop)) > 0;)
        {
            host.Alive();
            objects.Add(buffer.AsSpan(0, count));
            while (objects.TryTake(out var found))
            {
                while (await intake.TakeAsync(new CameraMessage(found), stop) == IntakeOutcome.NotStored)
                    await Task.Delay(BeforeNextTry, services.Time, stop);
            }
        }

        if (objects.DroppedBytes > 0) host.Count("dropped_bytes_total", objects.DroppedBytes);
    }

    // One camera, one connection: a new one takes the place of an old one that the camera has forgotten.
    private async Task AcceptAsync(TcpListener listener, CameraIntake intake, IDeviceHost host, CancellationToken stop)
    {
        CancellationTokenSource? current = null;
        var reading = Task.CompletedTask;
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop);
                if (!IsCamera(client))
                {
                    host.Count("refused_requests_total");
                    client.Dispose();
                    continue;
                }

                await EndAsync(current, reading);
                current = CancellationTokenSource.CreateLinkedTokenSource(stop);
                reading = ServeAsync(client, intake, host, current.Token);
            }
        }
        finally
        {
            await EndAsync(current, reading);
        }
    }

    private async Task ServeAsync(TcpClient client, CameraIntake intake, IDeviceHost host, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                await ReadAsync(client.GetStream(), intake, host, stop);
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException)
            {
                host.Count("connections_lost_total"); // the camera connects again by itself
            }
        }
    }

    private static async Task EndAsync(CancellationTokenSource? current, Task reading)
    {
        if (current is null) return;
        await current.CancelAsync();
        await reading;
        current.Dispose();
    }

    private bool IsCamera(TcpClient client)
    {
        if (client.Client.RemoteEndPoint is not IPEndPoint { Address: var from }) return false;
        return options.Camera.Equals(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from);
    }

    private async Task TickAsync(CameraIntake intake, IDeviceHost host, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(Tick, services.Time, stop);
            host.Alive();
            await intake.TickAsync(stop);
        }
    }

    private TcpListener Open()
    {
        var listener = new TcpListener(IPAddress.Parse(options.Address), options.Port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException fault)
        {
            listener.Dispose();
            throw new DeviceFault(
                $"Nothing can listen on {options.Address}:{options.Port} ({fault.SocketErrorCode}): another program holds "
                + "the port, or the box has not that address. Name another `port` or `address` under `tcp`.",
                RetryAdvice.Slow, fault);
        }
    }
}
