// Who a box is within everything that HQ looks after.
namespace EdgeAgent.Contracts;

/// <summary>The address of a box: three topic levels.</summary>
/// <param name="Tenant">The chain.</param>
/// <param name="Store">The store.</param>
/// <param name="Box">The box; unique within the store.</param>
public readonly record struct BoxAddress(string Tenant, string Store, string Box)
{
    /// <summary><c>tenant/store/box</c>.</summary>
    public override string ToString() => $"{Tenant}/{Store}/{Box}";

    /// <summary>Reads <c>tenant/store/box</c> back; every part must be a topic level.</summary>
    public static bool TryParse(string? text, out BoxAddress address)
    {
        address = default;
        if (text?.Split('/') is not [var tenant, var store, var box]) return false;
        if (!Topics.IsLevel(tenant) || !Topics.IsLevel(store) || !Topics.IsLevel(box)) return false;
        address = new BoxAddress(tenant, store, box);
        return true;
    }
}
