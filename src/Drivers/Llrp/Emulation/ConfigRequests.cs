// SET_READER_CONFIG and GET_READER_CONFIG at an emulated reader.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Reads and changes the settings.</summary>
internal static class ConfigRequests
{
    /// <summary>Changes the settings. A factory reset comes before everything else in the message.</summary>
    public static void Set(
        EmulatedReader reader, ClientConnection client, MessageHeader header, ReadOnlySpan<byte> body)
    {
        var fields = new FieldReader(body);
        var reset = fields.Bit();
        fields.Bits(7);
        if (reader.Options.Misbehaves.HasFlag(Misbehaviours.RefusesEvents) && HasEvents(fields.Parameters()))
        {
            client.Answer(header, MessageType.SetReaderConfigResponse, answer =>
                Status.Write(answer, Status.ParameterError, "unsupported event"));
            return;
        }

        if (reset) Reset(reader);
        var parameters = fields.Parameters();
        while (parameters.Read()) Apply(reader, client, parameters.Type, parameters.Body);
        client.Answer(header, MessageType.SetReaderConfigResponse, answer => Status.Write(answer));
    }

    /// <summary>Answers with the heartbeat, holding, and whether the antennas are connected.</summary>
    public static void Get(EmulatedReader reader, ClientConnection client, MessageHeader header) =>
        client.Answer(header, MessageType.GetReaderConfigResponse, answer =>
        {
            Status.Write(answer);
            for (ushort port = 1; port <= reader.Options.Profile.Antennas; port++)
            {
                using (answer.Parameter(ParameterType.AntennaProperties))
                    answer.Bit(true).Reserved(7).U16(port).S16(600);
            }

            var period = (uint)reader.Settings.Keepalive.TotalMilliseconds;
            using (answer.Parameter(ParameterType.KeepaliveSpec)) answer.U8(period > 0 ? (byte)1 : (byte)0).U32(period);
            using (answer.Parameter(ParameterType.EventsAndReports))
                answer.Bit(reader.Settings.HoldUponReconnect).Reserved(7);
        });

    private static void Reset(EmulatedReader reader)
    {
        reader.Specs.Remove(0);
        reader.Reports.Clear();
        reader.Settings = new ReaderSettings();
    }

    private static bool HasEvents(ParameterReader parameters)
    {
        while (parameters.Read())
        {
            if (parameters.Type == ParameterType.ReaderEventNotificationSpec) return true;
        }

        return false;
    }

    private static void Apply(
        EmulatedReader reader, ClientConnection client, ParameterType type, ReadOnlySpan<byte> body)
    {
        var fields = new FieldReader(body);
        switch (type)
        {
            case ParameterType.KeepaliveSpec:
                const byte periodic = 1;
                reader.Settings.Keepalive = fields.U8() == periodic
                    ? TimeSpan.FromMilliseconds(fields.U32())
                    : TimeSpan.Zero;
                client.SetKeepalive(reader.Settings.Keepalive);
                break;
            case ParameterType.EventsAndReports:
                reader.Settings.HoldUponReconnect = fields.Bit();
                break;
            case ParameterType.ROReportSpec:
                reader.Settings.Report = ReportContent.Read(body);
                break;
            case ParameterType.ReaderEventNotificationSpec:
                ApplyEvents(reader.Settings, fields.Parameters());
                break;
        }
    }

    private static void ApplyEvents(ReaderSettings settings, ParameterReader states)
    {
        while (states.Read())
        {
            var fields = new FieldReader(states.Body);
            var number = fields.U16();
            if (fields.Bit()) settings.Events.Add(number);
            else settings.Events.Remove(number);
        }
    }
}
