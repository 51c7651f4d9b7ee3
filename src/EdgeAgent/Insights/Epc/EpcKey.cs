// The keys that EPC schemes carry: one key has several binary forms.
namespace EdgeAgent.Insights.Epc;

/// <summary>What kind of thing an EPC identifies.</summary>
internal enum EpcKey
{
    /// <summary>Trade item.</summary>
    Sgtin,

    /// <summary>Logistic unit.</summary>
    Sscc,

    /// <summary>Location.</summary>
    Sgln,

    /// <summary>Returnable asset.</summary>
    Grai,

    /// <summary>Individual asset.</summary>
    Giai,

    /// <summary>Recipient of a service.</summary>
    Gsrn,

    /// <summary>Provider of a service.</summary>
    Gsrnp,

    /// <summary>Document.</summary>
    Gdti,

    /// <summary>Coupon.</summary>
    Sgcn,

    /// <summary>Piece of a trade item.</summary>
    Itip,

    /// <summary>Component or part.</summary>
    Cpi,

    /// <summary>General identifier: no GS1 key.</summary>
    Gid,

    /// <summary>Supplier of the United States Department of Defense: no GS1 key.</summary>
    Usdod,

    /// <summary>Aerospace and defence: no GS1 key.</summary>
    Adi,
}
