// The GS1 Digital Link of an EPC (GS1 Digital Link URI Syntax 1.6; TDS 2.3 section 7): the key in the path, its
// qualifier behind it.
namespace EdgeAgent.Insights.Epc;

/// <summary>Writes Digital Links and the keys in them.</summary>
internal static class DigitalLink
{
    private const string CanonicalHost = "https://id.gs1.org/";
    private const int LongestKey = 20;

    /// <summary>The link of a classic scheme; null where it has no GS1 key.</summary>
    public static string? Of(EpcScheme scheme, in EpcFields fields)
    {
        var uri = new UriWriter(stackalloc char[UriWriter.Capacity / 4]);
        uri.Add(CanonicalHost);
        Span<char> key = stackalloc char[LongestKey];
        switch (scheme.Key)
        {
            case EpcKey.Sgtin:
                uri.Add("01/");
                uri.Add(key[..IndicatorFirst(key, fields)]);
                AddQualifier(ref uri, "/21/", fields);
                break;
            case EpcKey.Itip:
                uri.Add("8006/");
                uri.Add(key[..IndicatorFirst(key, fields)]);
                uri.Add(fields[fields.Pieces]);
                AddQualifier(ref uri, "/21/", fields);
                break;
            case EpcKey.Sscc:
                uri.Add("00/");
                uri.Add(key[..IndicatorFirst(key, fields)]);
                break;
            case EpcKey.Gsrn or EpcKey.Gsrnp:
                uri.Add(scheme.Key == EpcKey.Gsrn ? "8018/" : "8017/");
                uri.Add(key[..Checked(key, fields)]);
                break;
            case EpcKey.Sgln:
                uri.Add("414/");
                uri.Add(key[..Checked(key, fields)]);
                if (fields[fields.Serial] is not "0") AddQualifier(ref uri, "/254/", fields);
                break;
            case EpcKey.Grai or EpcKey.Gdti or EpcKey.Sgcn:
                uri.Add(scheme.Key switch { EpcKey.Grai => "8003/0", EpcKey.Gdti => "253/", _ => "255/" });
                uri.Add(key[..Checked(key, fields)]);
                uri.AddSegment(fields[fields.Serial]);
                break;
            case EpcKey.Giai or EpcKey.Cpi:
                uri.Add(scheme.Key == EpcKey.Giai ? "8004/" : "8010/");
                uri.Add(fields[fields.Company]);
                uri.AddSegment(fields[fields.Reference]);
                if (scheme.Key == EpcKey.Cpi) AddQualifier(ref uri, "/8011/", fields);
                break;
            default:
                return null;
        }

        return uri.Text.ToString();
    }

    /// <summary>The link of a + or ++ scheme.</summary>
    public static string Of(PlusLayout layout, in EpcFields fields)
    {
        var uri = new UriWriter(stackalloc char[UriWriter.Capacity]);
        if (fields.Host.Present)
        {
            uri.Add("https://");
            uri.Add(fields[fields.Host]);
            uri.Add('/');
        }
        else uri.Add(CanonicalHost);

        uri.Add(layout.KeyIdentifier);
        uri.Add('/');
        uri.AddSegment(fields[fields.Company]);
        if (layout.TailIdentifier is null) uri.AddSegment(fields[fields.Serial]);
        else if (fields.Serial.Length > 0 && !(layout.TailIdentifier == "254" && fields[fields.Serial] is "0"))
        {
            uri.Add('/');
            uri.Add(layout.TailIdentifier);
            uri.Add('/');
            uri.AddSegment(fields[fields.Serial]);
        }

        if (fields.DateIdentifier is not null)
        {
            uri.Add('?');
            uri.Add(fields.DateIdentifier);
            uri.Add('=');
            uri.Add(fields[fields.Date]);
        }

        return uri.Text.ToString();
    }

    /// <summary>GTIN-14 of an SGTIN or ITIP of any form; null for other keys.</summary>
    public static string? Gtin(EpcScheme scheme, in EpcFields fields)
    {
        if (scheme.Key is not (EpcKey.Sgtin or EpcKey.Itip)) return null;
        if (scheme.Layout is PlusLayout) return fields[fields.Company][..14].ToString();
        Span<char> key = stackalloc char[LongestKey];
        return key[..IndicatorFirst(key, fields)].ToString();
    }

    // The reference's first digit (indicator or extension) stands before the company prefix.
    private static int IndicatorFirst(Span<char> key, in EpcFields fields)
    {
        var company = fields[fields.Company];
        var reference = fields[fields.Reference];
        key[0] = reference[0];
        company.CopyTo(key[1..]);
        reference[1..].CopyTo(key[(1 + company.Length)..]);
        return WithCheckDigit(key, company.Length + reference.Length);
    }

    private static int Checked(Span<char> key, in EpcFields fields)
    {
        var company = fields[fields.Company];
        var reference = fields[fields.Reference];
        company.CopyTo(key);
        reference.CopyTo(key[company.Length..]);
        return WithCheckDigit(key, company.Length + reference.Length);
    }

    private static int WithCheckDigit(Span<char> key, int length)
    {
        key[length] = Decimals.CheckDigit(key[..length]);
        return length + 1;
    }

    private static void AddQualifier(ref UriWriter uri, string identifier, in EpcFields fields)
    {
        uri.Add(identifier);
        uri.AddSegment(fields[fields.Serial]);
    }
}
