// Scalars that point at something else: zones, secrets, files.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration.Reading;

/// <content>References.</content>
internal sealed partial class YamlOptionReader
{
    /// <inheritdoc/>
    public string Zone(string key, string doc)
    {
        var zones = _context.Zones;
        var found = Scalar(
            key, required: true, "a zone that stands under `zones:`", zones.Count > 0 ? zones[0] : "dock");
        if (found is null) return "";
        if (zones.Contains(found.Value)) return found.Value;
        var expected = zones.Count switch
        {
            0 => "a zone, but none stands under `zones:`",
            <= 12 => Expected.OneOf(zones),
            _ => $"one of the {zones.Count} zones under `zones:`",
        };
        ReportUnknownWord(found, key, zones, expected);
        return found.Value;
    }

    /// <inheritdoc/>
    public SecretReference? OptionalSecret(string key, string doc)
    {
        const string Expectation = "a reference to a secret, never the secret itself";
        const string Kinds = "`file:/path`, `credential:name` or `env:NAME`";
        var found = Scalar(key, required: false, Expectation, $"file:/etc/edge-agent/secrets/{key}");
        if (found is null) return null;
        var colon = found.Value.IndexOf(':');
        var scheme = colon < 0 ? "" : found.Value[..colon];
        if (scheme is not ("file" or "credential" or "env"))
        {
            Report(
                found.At,
                PathOf(key),
                $"`{PathOf(key)}` must say where the secret is, not what it is: write {Kinds}.",
                hidesValue: true);
            return null;
        }

        var name = found.Value[(colon + 1)..];
        if (name.Length == 0)
        {
            Report(found.At, PathOf(key), $"`{PathOf(key)}` names no secret after `{scheme}:`: write {Kinds}.");
            return null;
        }

        if (scheme == "file")
        {
            name = _context.Absolute(name);
            if (!File.Exists(name))
                Report(
                    found.At,
                    PathOf(key),
                    $"`{PathOf(key)}` refers to the file {name}, which does not exist or may not be read.");
        }

        var reference = new SecretReference(scheme, name);
        if (_severity == Faults.FaultSeverity.Error) _context.Secrets.Add(KeyValuePair.Create(PathOf(key), reference));
        return reference;
    }

    /// <inheritdoc/>
    public string? OptionalFile(string key, string doc, string? example = null) =>
        Existing(key, "file", example, File.Exists);

    /// <inheritdoc/>
    public string? OptionalPath(string key, string doc, string? example = null) =>
        Existing(key, "file or folder", example, Path.Exists);

    private string? Existing(string key, string kind, string? example, Func<string, bool> exists)
    {
        var found = Scalar(key, required: false, $"the name of a {kind}", example);
        if (found is null) return null;
        var path = _context.Absolute(found.Value);
        if (!exists(path))
            Report(
                found.At,
                PathOf(key),
                $"`{PathOf(key)}` names the {kind} {path}, which does not exist: put it there or correct the name.");
        return path;
    }
}
