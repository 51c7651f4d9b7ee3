// The data of the vehicle events. They concern persons: encrypted at rest, and no clear plate in them unless the
// chain's
// config asks for it.
namespace EdgeAgent.Contracts.Events;

/// <summary>Data of <see cref="EventKinds.VehicleArrived"/>.</summary>
/// <param name="Visit">The visit's id; its end carries the same.</param>
/// <param name="PlateKey">
/// HMAC-SHA256 of the plate under the store's key, the first 32 hex digits; null without a key or without a plate, and
/// where <paramref name="Member"/> says who it is.
/// </param>
/// <param name="Member">The id that the chain's list gives to this plate; null where it is on no list.</param>
/// <param name="List">The list on which the plate stands: <c>member</c>, <c>delivery</c>, <c>blocked</c>.</param>
/// <param name="Region">The plate's region.</param>
/// <param name="Confidence">0 to 1: how sure the reading is; null without a plate.</param>
/// <param name="Source"><c>box</c> where the box read the plate itself, else the camera's own reading.</param>
/// <param name="Zone">Where the camera stands.</param>
/// <param name="Lane">The lane, where the camera tells lanes apart.</param>
/// <param name="Plate">The plate itself: only where the config says <c>clear-plates: true</c>.</param>
public sealed record VehicleArrived(
    string Visit,
    string? PlateKey,
    string? Member,
    string? List,
    string? Region,
    double? Confidence,
    string Source,
    string? Zone,
    int? Lane,
    string? Plate);

/// <summary>Data of <see cref="EventKinds.VehicleLeft"/>.</summary>
/// <param name="Visit">The visit that ended.</param>
/// <param name="DwellS">Seconds between its first and its last sighting.</param>
/// <param name="Ended"><c>exit</c> where it was seen leaving, <c>timeout</c> where it was not seen any more.</param>
public sealed record VehicleLeft(string Visit, double DwellS, string Ended);
