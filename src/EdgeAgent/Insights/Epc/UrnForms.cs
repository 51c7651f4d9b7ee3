// The URNs of an EPC: pure identity, tag and raw (TDS 1.13 sections 6, 12 and 12.3).
using System.Globalization;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Epc;

/// <summary>Writes URNs.</summary>
internal static class UrnForms
{
    /// <summary>The pure identity: <c>urn:epc:id:sgtin:0614141.812345.6789</c>.</summary>
    public static string Identity(EpcScheme scheme, in EpcFields fields)
    {
        var uri = new UriWriter(stackalloc char[UriWriter.Capacity / 4]);
        uri.Add(scheme.IdentityPrefix);
        AddBody(ref uri, fields);
        return uri.Text.ToString();
    }

    /// <summary>The tag URI, with scheme and filter: <c>urn:epc:tag:sgtin-96:3.0614141.812345.6789</c>.</summary>
    public static string Tag(EpcScheme scheme, in EpcFields fields)
    {
        var uri = new UriWriter(stackalloc char[UriWriter.Capacity / 4]);
        uri.Add(scheme.TagPrefix);
        if (fields.Filter >= 0)
        {
            uri.AddNumber(fields.Filter);
            uri.Add('.');
        }

        AddBody(ref uri, fields);
        return uri.Text.ToString();
    }

    /// <summary>
    /// The raw URI: <c>urn:epc:raw:96.x30…</c>; <c>urn:epc:raw:80.xA9.xDC…</c> where the PC word is of an ISO tag.
    /// </summary>
    public static string Raw(in EpcBits epc, ushort protocolControl)
    {
        var hex = Convert.ToHexString(epc.Bytes);
        var digits = (epc.Bits + 3) / 4;
        return ProtocolControl.IsIso(protocolControl)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"urn:epc:raw:{epc.Bits}.x{ProtocolControl.Attributes(protocolControl):X2}.x{hex.AsSpan(0, digits)}")
            : string.Create(CultureInfo.InvariantCulture, $"urn:epc:raw:{epc.Bits}.x{hex.AsSpan(0, digits)}");
    }

    private static void AddBody(ref UriWriter uri, in EpcFields fields)
    {
        uri.Add(fields[fields.Company]);
        if (fields.Reference.Present)
        {
            uri.Add('.');
            uri.AddUrnPart(fields[fields.Reference]);
        }

        if (fields.Pieces.Present)
        {
            uri.Add('.');
            uri.Add(fields[fields.Pieces][..2]);
            uri.Add('.');
            uri.Add(fields[fields.Pieces][2..]);
        }

        if (fields.Serial.Present)
        {
            uri.Add('.');
            uri.AddUrnPart(fields[fields.Serial]);
        }
    }
}
