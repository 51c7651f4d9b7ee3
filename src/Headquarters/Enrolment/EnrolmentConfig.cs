// The `enrolment:` block of hq.yaml: where new boxes ask for their certificates, and who signs them.
namespace EdgeAgent.Headquarters.Enrolment;

/// <summary>The <c>enrolment:</c> block.</summary>
public sealed record EnrolmentConfig
{
    /// <summary>Address and port to listen on, HTTPS: <c>0.0.0.0:18884</c>.</summary>
    public string Listen { get; init; } = "127.0.0.1:18884";

    /// <summary>What boxes connect to: <c>https://hq.example:18884</c>; stands in every token.</summary>
    public string Address { get; init; } = "https://127.0.0.1:18884";

    /// <summary>The endpoint's own certificate, signed by the authority; PEM file.</summary>
    public string Certificate { get; init; } = "";

    /// <summary>Its key, as a reference.</summary>
    public string Key { get; init; } = "";

    /// <summary>The authority's certificate, PEM file.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The authority's key, as a reference: it signs the boxes' certificates.</summary>
    public string AuthorityKey { get; init; } = "";

    /// <summary>The folder of the tokens, as hashes.</summary>
    public string Tokens { get; init; } = "/var/lib/edge-hq/tokens";

    /// <summary>The folder of the certificates given out, as <c>TENANT/STORE/BOX/box.pem</c>.</summary>
    public string Boxes { get; init; } = "/var/lib/edge-hq/boxes";

    /// <summary>How long a box's certificate holds.</summary>
    public TimeSpan ValidFor { get; init; } = TimeSpan.FromDays(1_095);

    /// <summary>A sentence for each fault.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!System.Net.IPEndPoint.TryParse(Listen, out var listen) || listen.Port == 0)
            yield return $"`enrolment.listen` is `{Listen}`: expected address and port, as in `0.0.0.0:18884`.";
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps
            || address.AbsolutePath != "/")
            yield return $"`enrolment.address` is `{Address}`: expected `https://HOST:PORT`, as boxes reach it.";
        (string Name, string Value)[] files = [("certificate", Certificate), ("authority", Authority)];
        foreach (var (name, value) in files)
            if (value.Length == 0) yield return $"`enrolment.{name}` is missing: name a PEM file.";
        (string Name, string Value)[] keys = [("key", Key), ("authority-key", AuthorityKey)];
        foreach (var (name, value) in keys)
            if (!Configuration.SecretText.IsReference(value))
                yield return $"`enrolment.{name}` must be a reference: `file:PATH`, `env:NAME` or `credential:NAME`.";
        if (ValidFor < TimeSpan.FromDays(1)) yield return "`enrolment.valid-for` must be `1d` or more.";
    }
}
