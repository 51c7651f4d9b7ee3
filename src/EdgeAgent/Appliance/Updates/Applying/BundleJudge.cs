// Whether a bundle is for this box: each refusal is a sentence for whoever made it or plugged it in.
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Appliance.Updates.Slots;

namespace EdgeAgent.Appliance.Updates.Applying;

/// <summary>Judges bundles whose signature is right.</summary>
internal static class BundleJudge
{
    /// <summary>What speaks against a bundle; null where nothing does.</summary>
    /// <param name="bundle">What it says of itself.</param>
    /// <param name="compatible">What bundles for this box are made for.</param>
    /// <param name="runs">The version that runs.</param>
    /// <param name="vain">The version that was tried last and did not stay; null for none.</param>
    /// <param name="request">What was asked.</param>
    public static UpdateReport? Verdict(
        BundleFacts bundle, string compatible, UpdateVersion runs, UpdateOutcome? vain, ApplyRequest request)
    {
        if (bundle.Compatible != compatible)
        {
            return Refused(
                $"The bundle is for {bundle.Compatible}, this box is {compatible}: take the bundle for this board.");
        }

        if (UpdateVersion.TryParse(bundle.Version) is not { } version)
            return Refused($"The bundle says version `{bundle.Version}`: expected three numbers, as in `0.2.0`.");
        if (version.Equals(runs) && !request.AllowOlder)
        {
            return new UpdateReport(
                UpdateResult.Nothing, version.Text, $"Version {version} is what this box runs already.");
        }

        if (runs.IsNewerThan(version) && !request.AllowOlder)
        {
            return Refused(
                $"The bundle's version {version} is older than {runs}, which runs here: take a newer one (or, on the box, "
                + "add --allow-older).");
        }

        if (vain is not null && vain.To == version.Text && !request.Again)
        {
            return new UpdateReport(
                UpdateResult.Refused, version.Text,
                $"Version {version} was tried on {vain.Time:yyyy-MM-dd} and did not stay: {vain.Reason} Take a newer one "
                + "(or, on the box, add --again).");
        }

        if (StateFormat.Find(bundle.Description) is not { } format)
        {
            return Refused(
                "The bundle does not say which state it reads and writes (`description=reads 1 2 writes 2`): ask who made it.");
        }

        return StateFormat.Own.Refusal(format) is { } why
            ? Refused($"Version {version} cannot follow here. {why}")
            : null;

        UpdateReport Refused(string sentence) => new(UpdateResult.Refused, bundle.Version, sentence);
    }
}
