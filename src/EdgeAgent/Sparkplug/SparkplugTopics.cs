// The topics of one edge node (Sparkplug 3.0, chapter 4).
using System.Text;

namespace EdgeAgent.Sparkplug;

/// <summary>Topic names.</summary>
/// <param name="Group">The group id.</param>
/// <param name="Node">The edge node id.</param>
internal sealed record SparkplugTopics(string Group, string Node)
{
    /// <summary>Where every topic starts. Brokers that turn dots into slashes cannot carry it.</summary>
    public const string Namespace = "spBv1.0";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What the node and its devices are, first of all messages.</summary>
    public string NodeBirth => Of("NBIRTH");

    /// <summary>The node is gone.</summary>
    public string NodeDeath => Of("NDEATH");

    /// <summary>What changed at the node.</summary>
    public string NodeData => Of("NDATA");

    /// <summary>What a host asks of the node.</summary>
    public string NodeCommand => Of("NCMD");

    /// <summary>What a device is.</summary>
    public string DeviceBirth(string device) => $"{Of("DBIRTH")}/{device}";

    /// <summary>A device is gone.</summary>
    public string DeviceDeath(string device) => $"{Of("DDEATH")}/{device}";

    /// <summary>What changed at a device.</summary>
    public string DeviceData(string device) => $"{Of("DDATA")}/{device}";

    /// <summary>Whether a host is there, retained.</summary>
    public static string State(string host) => $"{Namespace}/STATE/{host}";

    /// <summary>Whether a text can be a group, node, device or host id: one topic level of well-formed text.</summary>
    public static bool IsId(string text)
    {
        if (text.Length == 0 || text.AsSpan().IndexOfAny("+/#") >= 0 || text.Any(char.IsControl)) return false;
        try
        {
            return Strict.GetByteCount(text) <= 1_000;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private string Of(string verb) => $"{Namespace}/{Group}/{verb}/{Node}";
}
