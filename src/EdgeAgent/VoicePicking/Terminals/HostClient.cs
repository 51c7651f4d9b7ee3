// The box as a picking terminal towards a warehouse system: one connection for each message, as terminals do.
using System.Globalization;
using System.Text;
using EdgeAgent.Drivers;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>What became of a result that was sent.</summary>
internal enum Receipt
{
    /// <summary>The system has it.</summary>
    Taken,

    /// <summary>It has it and does not want it: the message says why.</summary>
    Refused,

    /// <summary>It did not take it: send it again later.</summary>
    Again,
}

/// <summary>Asks and tells a warehouse system.</summary>
internal sealed class HostClient(HostOptions options, DriverServices services)
{
    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="name">The request without its prefix: <c>GetPicks</c>.</param>
    /// <param name="operator">The operator.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <param name="arguments">What follows time, terminal and operator.</param>
    /// <exception cref="DeviceFault">The system cannot be reached, is too slow, or does not make sense.</exception>
    public async Task<IReadOnlyList<LutRecord>> AskAsync(
        string name, string @operator, CancellationToken stop, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(options.AnswerWithin, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            var request = Request($"prTaskLUT{name}", services.Time.GetUtcNow(), @operator, arguments);
            await using var stream = await OpenAsync(options.LutPort, request, either.Token);
            return await new LutStream(stream).ReadAnswerAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw TooSlow(name);
        }
    }

    /// <summary>Tells a result, and waits for the receipt.</summary>
    /// <exception cref="DeviceFault">The system cannot be reached, or is too slow: send it again later.</exception>
    public async Task<(Receipt Receipt, string Message)> TellAsync(
        string name, DateTimeOffset time, string @operator, CancellationToken stop, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(options.AnswerWithin, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            var request = Request($"prTaskODR{name}", time, @operator, arguments);
            await using var stream = await OpenAsync(options.OdrPort, request, either.Token);
            return await ReceiptAsync(new LutStream(stream), either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw TooSlow(name);
        }
    }

    // `Y` or a NUL is the receipt of terminals; some systems answer with a record, whose code then counts.
    private static async Task<(Receipt Receipt, string Message)> ReceiptAsync(LutStream stream, CancellationToken stop)
    {
        switch (await stream.ReadReceiptAsync(stop))
        {
            case 'Y' or 'y' or '\0' or '0':
                return (Receipt.Taken, "");
            case ((>= '1' and <= '9') or '-' or ',') and var first:
                var record = LutRecord.Parse(first + (await stream.ReadRequestAsync(stop) ?? ""));
                if (record is null) return (Receipt.Again, "The warehouse system's receipt makes no sense.");
                return record.Code == 0 ? (Receipt.Taken, "") : (Receipt.Refused, record.Message);
            case null:
                throw new DeviceFault("The warehouse system closed the connection without a receipt.");
            default:
                return (Receipt.Again, "The warehouse system did not take the result.");
        }
    }

    private async Task<Stream> OpenAsync(int port, LutRequest request, CancellationToken stop)
    {
        var stream = await services.Network.ConnectAsync(options.Address, port, options.Tls, stop);
        try
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request.Format()), stop);
            await stream.FlushAsync(stop);
            return stream;
        }
        catch (IOException fault)
        {
            await stream.DisposeAsync();
            throw new DeviceFault($"The warehouse system closed the connection: {fault.Message}", cause: fault);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private LutRequest Request(string name, DateTimeOffset time, string @operator, string[] arguments) => new(
        name,
        [
            time.ToLocalTime().ToString("MM-dd-yy HH:mm:ss.fff", CultureInfo.InvariantCulture), options.Terminal,
            @operator, .. arguments,
        ]);

    private DeviceFault TooSlow(string name) => new(
        $"The warehouse system at {options.Address} did not answer {name} within {options.AnswerWithin.TotalSeconds:0} s.");
}
