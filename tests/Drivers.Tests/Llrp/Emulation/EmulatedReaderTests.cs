// The emulated reader keeps to the standard, so that a client tested with it fits real ones.
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Llrp.Protocol;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp.Emulation;

public sealed class EmulatedReaderTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly EmulatedReader _reader;

    public EmulatedReaderTests() => _reader = new EmulatedReader(new(), new OneTag(), _time);

    public void Dispose() => _reader.Dispose();

    [Fact]
    public async Task It_greets_first_and_refuses_a_second_client_with_status_2()
    {
        await using var first = new RawClient(_reader);
        Assert.Equal(0, AttemptOf((await first.NextAsync()).Body.Span));

        await using var second = new RawClient(_reader);
        Assert.Equal(2, AttemptOf((await second.NextAsync()).Body.Span));
        Assert.Equal(4, AttemptOf((await first.NextAsync()).Body.Span));
    }

    [Fact]
    public async Task Bad_requests_are_refused_with_a_reason()
    {
        await using var client = new RawClient(_reader);
        await client.NextAsync();

        Assert.Equal((MessageType.ErrorMessage, 109), await CodeAsync(client, (MessageType)999));
        Assert.Equal((MessageType.ErrorMessage, 110),
            await CodeAsync(client, MessageType.GetSupportedVersion, version: ProtocolVersion.Llrp11));
        Assert.Equal(
            (MessageType.StartROSpecResponse, 300),
            await CodeAsync(client, MessageType.StartROSpec, body => body.U32(1)));
        Assert.Equal(
            (MessageType.AddROSpecResponse, 300), await CodeAsync(client, MessageType.AddROSpec, Spec(state: 1)));
        Assert.Equal(
            (MessageType.AddROSpecResponse, 300), await CodeAsync(client, MessageType.AddROSpec, Spec(antenna: 9)));
        Assert.Equal((MessageType.AddROSpecResponse, 0), await CodeAsync(client, MessageType.AddROSpec, Spec()));
        Assert.Equal((MessageType.AddROSpecResponse, 300), await CodeAsync(client, MessageType.AddROSpec, Spec()));
        Assert.Equal(
            (MessageType.StartROSpecResponse, 300),
            await CodeAsync(client, MessageType.StartROSpec, body => body.U32(1)));
        Assert.Equal((MessageType.ErrorMessage, 109),
            await CodeAsync(client, MessageType.CustomMessage, body => body.U32(25882).U8(21).U32(0)));
    }

    [Fact]
    public async Task A_spec_without_a_start_trigger_runs_when_started_and_stops_when_told()
    {
        await using var client = new RawClient(_reader);
        await client.NextAsync();
        await client.AskAsync(MessageType.AddROSpec, Spec());
        await client.AskAsync(MessageType.EnableROSpec, body => body.U32(1));
        Assert.Equal(SpecState.Inactive, _reader.Specs.All[0].State);
        await client.AskAsync(MessageType.StartROSpec, body => body.U32(1));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(MessageType.ROAccessReport, (await client.NextAsync()).Header.Type);
        await client.SendAsync(MessageType.StopROSpec, body => body.U32(1));
        while ((await client.NextAsync()).Header.Type != MessageType.StopROSpecResponse)
        {
        }

        Assert.Equal(SpecState.Inactive, _reader.Specs.All[0].State);
    }

    [Fact]
    public async Task While_reports_are_held_only_the_greeting_comes_until_they_are_enabled()
    {
        await using (var client = new RawClient(_reader))
        {
            await client.NextAsync();
            await client.AskAsync(MessageType.SetReaderConfig, body =>
            {
                body.U8(0);
                using (body.Parameter(ParameterType.EventsAndReports)) body.Bit(true).Reserved(7);
            });
            await client.AskAsync(MessageType.AddROSpec, Spec());
            await client.AskAsync(MessageType.EnableROSpec, body => body.U32(1));
            await client.AskAsync(MessageType.StartROSpec, body => body.U32(1));
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(50, _reader.HeldRows);
        await using var back = new RawClient(_reader);
        Assert.Equal(0, AttemptOf((await back.NextAsync()).Body.Span));
        _time.Advance(TimeSpan.FromSeconds(1));
        await back.SendAsync(MessageType.GetROSpecs);
        Assert.Equal(MessageType.GetROSpecsResponse, (await back.NextAsync()).Header.Type);

        await back.SendAsync(MessageType.EnableEventsAndReports);
        for (var report = 0; report < 60; report++)
            Assert.Equal(MessageType.ROAccessReport, (await back.NextAsync()).Header.Type);
    }

    [Fact]
    public void The_buffer_keeps_the_newest_and_says_once_that_it_ran_over()
    {
        var buffer = new ReportBuffer(limit: 100);
        for (var read = 0; read < 150; read++)
        {
            var one = new EmulatedRead(LoadSource.Epc(read), 1, -5000, TimeSpan.Zero);
            buffer.Add(one, ReportContent.Default, (ulong)read);
        }

        Assert.Equal(100, buffer.Count);
        Assert.Equal(50ul, buffer.TakeDue()![0].First);
        Assert.True(buffer.TakeOverflow());
        Assert.False(buffer.TakeOverflow());
    }

    [Fact]
    public void Reads_of_one_tag_merge_as_real_readers_merge_them()
    {
        var buffer = new ReportBuffer(limit: 100);
        var content = ReportContent.Default with { Rows = 0 };
        short[] signals = [-6000, -5000, -5500];
        for (var read = 0; read < signals.Length; read++)
            buffer.Add(new EmulatedRead(LoadSource.Epc(1), 1, signals[read], TimeSpan.Zero), content, (ulong)read + 10);
        buffer.Flush();

        var row = Assert.Single(buffer.TakeDue()!);
        Assert.Equal((10ul, 12ul, (short)-5000, (ushort)3), (row.First, row.Last, row.Rssi, row.Count));
    }

    private static async Task<(MessageType Type, int Code)> CodeAsync(
        RawClient client, MessageType type, Action<LlrpWriter>? body = null,
        ProtocolVersion version = ProtocolVersion.Llrp101)
    {
        var (answer, status) = await client.AskAsync(type, body, version);
        return (answer, status.Code);
    }

    private static Action<LlrpWriter> Spec(byte state = 0, ushort antenna = 1) => body =>
    {
        using (body.Parameter(ParameterType.ROSpec))
        {
            body.U32(1).U8(0).U8(state);
            using (body.Parameter(ParameterType.ROBoundarySpec))
            {
                using (body.Parameter(ParameterType.ROSpecStartTrigger)) body.U8(0);
                using (body.Parameter(ParameterType.ROSpecStopTrigger)) body.U8(0).U32(0);
            }

            using (body.Parameter(ParameterType.AISpec))
            {
                body.U16Array([antenna]);
                using (body.Parameter(ParameterType.AISpecStopTrigger)) body.U8(0).U32(0);
                using (body.Parameter(ParameterType.InventoryParameterSpec)) body.U16(1).U8(1);
            }
        }
    };

    private static int AttemptOf(ReadOnlySpan<byte> body)
    {
        var data = new ParameterReader(body);
        data.Read();
        var events = new ParameterReader(data.Body);
        while (events.Read())
        {
            if (events.Type == ParameterType.ConnectionAttemptEvent) return new FieldReader(events.Body).U16();
        }

        return -1;
    }
}
