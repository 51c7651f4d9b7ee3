// What an emulated reader does when a request comes in. Runs with the reader's state to itself.
using EdgeAgent.Drivers.Llrp.Client;
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Dispatches requests by their type.</summary>
internal static class RequestHandler
{
    /// <summary>Carries out a request and answers it.</summary>
    public static void Handle(
        EmulatedReader reader, ClientConnection client, MessageHeader header, ReadOnlySpan<byte> body)
    {
        if (header.Version > reader.Options.Version)
        {
            Refuse(client, header, ReaderStatus.UnsupportedVersion);
            return;
        }

        switch (header.Type)
        {
            case MessageType.KeepAliveAck:
                reader.KeepaliveAcks++;
                break;
            case MessageType.GetSupportedVersion:
                client.Answer(header, MessageType.GetSupportedVersionResponse, answer =>
                {
                    answer.U8((byte)client.Version).U8((byte)reader.Options.Version);
                    Status.Write(answer);
                });
                break;
            case MessageType.SetProtocolVersion:
                client.Version = (ProtocolVersion)new FieldReader(body).U8();
                client.Answer(header, MessageType.SetProtocolVersionResponse, answer => Status.Write(answer));
                break;
            case MessageType.GetReaderCapabilities:
                client.Answer(header, MessageType.GetReaderCapabilitiesResponse, answer =>
                {
                    Status.Write(answer);
                    CapabilitiesWriter.Write(answer, reader.Options);
                });
                break;
            case MessageType.SetReaderConfig:
                ConfigRequests.Set(reader, client, header, body);
                break;
            case MessageType.GetReaderConfig:
                ConfigRequests.Get(reader, client, header);
                break;
            case >= MessageType.AddROSpec and <= MessageType.GetROSpecs:
                SpecRequests.Handle(reader, client, header, body);
                break;
            case >= MessageType.DeleteAccessSpec and <= MessageType.GetAccessSpecs:
                client.Answer(header, header.Type + 10, answer => Status.Write(answer)); // it has none
                break;
            case MessageType.EnableEventsAndReports:
                reader.Settings.Holding = false;
                break;
            case MessageType.GetReport:
                reader.Reports.Flush();
                break;
            case MessageType.CustomMessage:
                HandleCustom(reader, client, header, body);
                break;
            case MessageType.CloseConnection:
                if (reader.Options.Misbehaves.HasFlag(Misbehaviours.IgnoresClose)) break;
                client.Answer(header, MessageType.CloseConnectionResponse, answer => Status.Write(answer));
                client.Finish();
                break;
            default:
                Refuse(client, header, ReaderStatus.UnsupportedMessage);
                break;
        }
    }

    private static void HandleCustom(
        EmulatedReader reader, ClientConnection client, MessageHeader header, ReadOnlySpan<byte> body)
    {
        var fields = new FieldReader(body);
        var isImpinj = fields.U32() == Vendors.Impinj && fields.U8() == ImpinjNumbers.EnableExtensions;
        if (!isImpinj || !reader.Options.Profile.HasImpinjExtensions)
        {
            Refuse(client, header, ReaderStatus.UnsupportedMessage);
            return;
        }

        client.Answer(header, MessageType.CustomMessage, answer =>
        {
            answer.U32(Vendors.Impinj).U8(ImpinjNumbers.EnableExtensionsResponse);
            Status.Write(answer);
        });
    }

    private static void Refuse(ClientConnection client, MessageHeader request, ushort code) =>
        client.Answer(
            request with { Version = ProtocolVersion.Llrp101 },
            MessageType.ErrorMessage,
            answer => Status.Write(answer, code));
}
