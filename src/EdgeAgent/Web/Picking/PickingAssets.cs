// The files of the picking page, embedded in the build: nothing is fetched from anywhere else.
using System.Collections.Frozen;
using System.Security.Cryptography;

namespace EdgeAgent.Web.Picking;

/// <summary>One file of the page.</summary>
/// <param name="Type">Its content type.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record PickingAsset(string Type, byte[] Bytes, string Tag);

/// <summary>The files of the page by their paths.</summary>
internal sealed class PickingAssets
{
    private const string Prefix = "EdgeAgent.Web.Picking.Page.";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".webmanifest"] = "application/manifest+json",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, PickingAsset> _byPath;

    private PickingAssets(FrozenDictionary<string, PickingAsset> byPath) => _byPath = byPath;

    /// <summary>Reads them out of the build.</summary>
    public static PickingAssets Read()
    {
        var assembly = typeof(PickingAssets).Assembly;
        var found = new Dictionary<string, PickingAsset>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var file = name[Prefix.Length..];
            found["/" + file] = new PickingAsset(
                Types[Path.GetExtension(file)], bytes, $"\"{Convert.ToHexString(SHA256.HashData(bytes))[..16]}\"");
        }

        found["/"] = found["/picking.html"];
        found["/setup"] = found["/setup.html"];
        return new PickingAssets(found.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>A file; null where there is none of that path.</summary>
    public PickingAsset? Find(string path) => _byPath.GetValueOrDefault(path);
}
