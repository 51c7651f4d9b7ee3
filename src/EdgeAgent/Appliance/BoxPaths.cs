// Where things are on a box that was installed from the image. A test, or a person who tries it out, takes another
// folder for the root.
using EdgeAgent.Configuration;

namespace EdgeAgent.Appliance;

/// <summary>The places on the box.</summary>
/// <param name="Root">The root of the file system, absolute.</param>
internal sealed record BoxPaths(string Root = "/")
{
    /// <summary>The config in force.</summary>
    public string Config => At(ConfigLoader.InstalledFile);

    /// <summary>One file for each secret, for root alone; systemd hands them to the agent.</summary>
    public string Credentials => At("/etc/edge-agent/credentials");

    /// <summary>The box's own key, one of the credentials.</summary>
    public string Key => Path.Combine(Credentials, "box-key");

    /// <summary>The box's certificate.</summary>
    public string Certificate => At("/etc/edge-agent/box.pem");

    /// <summary>The certificate of HQ's authority.</summary>
    public string Authority => At("/etc/edge-agent/hq.pem");

    /// <summary>What first boot and self-test know; written by root, read by all.</summary>
    public string State => At("/var/lib/edge-agent-appliance");

    /// <summary>What of the card is in force.</summary>
    public string Applied => Path.Combine(State, "applied.json");

    /// <summary>What the first boot of this start found.</summary>
    public string FirstBoot => Path.Combine(State, "first-boot.json");

    /// <summary>Which token was used up, by its digest.</summary>
    public string Burnt => Path.Combine(State, "burnt-token");

    /// <summary>The time when it was last kept.</summary>
    public string SavedTime => Path.Combine(State, "time");

    /// <summary>What the image's start found of the data partition.</summary>
    public string DataFound => At("/run/edge-agent-boot/data");

    /// <summary>There once a result was told since this start.</summary>
    public string ResultOfThisStart => At("/run/edge-agent-appliance/told");

    /// <summary>Whether this is the machine itself, whose clock, lamps and screens may be touched.</summary>
    public bool IsThisMachine => Root == "/";

    /// <summary>What <c>RESULT.txt</c> says, as JSON.</summary>
    public string Result => Path.Combine(State, "result.json");

    /// <summary>The <c>network.yaml</c> in force.</summary>
    public string Network => Path.Combine(State, "network.yaml");

    /// <summary>Units of systemd-networkd that last until the next start.</summary>
    public string NetworkUnits { get; init; } = Path.Combine(Root, "run/systemd/network");

    /// <summary>Settings of systemd-timesyncd that last until the next start.</summary>
    public string TimeUnits { get; init; } = Path.Combine(Root, "run/systemd/timesyncd.conf.d");

    /// <summary>A place under this root.</summary>
    public string At(string path) => Path.Combine(Root, path.TrimStart('/'));
}
