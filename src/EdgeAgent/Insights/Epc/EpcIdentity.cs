// What an EPC says about the thing that carries it, in every spelling that others ask for.
namespace EdgeAgent.Insights.Epc;

/// <summary>
/// A decoded EPC. Anything that is no EPC of a known scheme comes as a raw URI with <see cref="Problem"/> set.
/// </summary>
/// <remarks>GS1 EPC Tag Data Standard (TDS) 1.13 and 2.3.</remarks>
public sealed record EpcIdentity
{
    /// <summary>The scheme as TDS prints it: <c>SGTIN-96</c>, <c>SGTIN+</c>; null where it is no known EPC.</summary>
    public string? Scheme { get; init; }

    /// <summary>
    /// The pure identity <c>urn:epc:id:…</c>; the Digital Link for the + and ++ schemes, which have no URN (TDS 2.3
    /// section 6.1); the raw URI where it is no known EPC.
    /// </summary>
    public required string Uri { get; init; }

    /// <summary>
    /// <c>urn:epc:tag:…</c>, which names filter and binary form too; null for the + and ++ schemes; the raw URI where
    /// it is no known EPC.
    /// </summary>
    public string? TagUri { get; init; }

    /// <summary>
    /// The GS1 Digital Link URI; null for schemes without a GS1 key (GID, USDOD, ADI) and for raw EPCs.
    /// </summary>
    public string? DigitalLink { get; init; }

    /// <summary>Filter value: 0 to 7 (USDOD 0 to 15, ADI 0 to 63); null where the scheme has none.</summary>
    public int? Filter { get; init; }

    /// <summary>GTIN-14 with its check digit, for SGTIN, DSGTIN and ITIP; null otherwise.</summary>
    public string? Gtin { get; init; }

    /// <summary>The serial as it is, without % escapes; null where the scheme has none.</summary>
    public string? Serial { get; init; }

    /// <summary>Why it is no EPC, as a sentence; null where it is one.</summary>
    public string? Problem { get; init; }
}
