// What a person or a timer asks of `edge-agent update apply`.
namespace EdgeAgent.Appliance.Updates.Applying;

/// <summary>The request.</summary>
/// <param name="From">A bundle, or a folder with bundles (a stick); null for the one that HQ sent.</param>
/// <param name="Now">Also outside the quiet hours, and while a pick is open.</param>
/// <param name="AllowOlder">Also a version that is not newer.</param>
/// <param name="Again">Also a version that was tried and did not stay.</param>
internal sealed record ApplyRequest(
    string? From = null, bool Now = false, bool AllowOlder = false, bool Again = false);
