// Which boxes take part in a roll-out by steps: each box has a place between 0 and 100 that follows from its name and
// the version, so that the same box is not the first to try every version, and raising the share only adds boxes.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EdgeAgent.Contracts;

namespace EdgeAgent.Appliance.Updates;

/// <summary>The place of a box in a roll-out.</summary>
internal static class RolloutShare
{
    /// <summary>From 0 (among the first) to below 100, evenly over boxes: from SHA-256.</summary>
    public static double PlaceOf(BoxAddress box, UpdateVersion version)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{box} {version.Text}"));
        return BinaryPrimitives.ReadUInt32BigEndian(digest) / (double)(1L << 32) * 100;
    }

    /// <summary>Whether the box takes part at a share of 0 to 100.</summary>
    public static bool Includes(BoxAddress box, UpdateVersion version, int share) => PlaceOf(box, version) < share;
}
