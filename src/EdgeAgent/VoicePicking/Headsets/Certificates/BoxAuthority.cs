// The authority that the box makes for itself where the config names no certificate. Whoever trusts it trusts little: a
// name constraint (RFC 5280, 4.2.1.10) holds it to the box's own names and to addresses of private networks, so that it
// can never vouch for a site elsewhere. It lies in `headset.authority` of the state folder, encrypted.
using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.VoicePicking.Headsets.Certificates;

/// <summary>Keeps the authority.</summary>
internal sealed class BoxAuthority(string folder, PayloadCipher cipher)
{
    /// <summary>The file's name.</summary>
    public const string Name = "headset.authority";

    private const string Kind = "headset.authority.v1";
    private const string ConstraintOid = "2.5.29.30";

    // Fixed, so that a box whose clock was wrong at its first start need not be trusted anew.
    private static readonly DateTimeOffset From = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private readonly SealedCertificate _kept = new(Path.Combine(folder, Name), Kind, cipher);

    /// <summary>Why handhelds have to trust the box anew: a sentence; null where they need not.</summary>
    public string? Renewed { get; private set; }

    /// <summary>The authority, made where there is none, or none that may vouch for all these names.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public X509Certificate2 Open(BoxNames names, string box)
    {
        if (_kept.Read() is { } found)
        {
            if (names.Hosts.All(host => MayVouch(found, host))) return found;
            Renewed = "The box has a name that its authority may not vouch for: it made a new one, and handhelds "
                + "have to trust it anew.";
            found.Dispose();
        }

        if (_kept.Damage is { } damage)
            Renewed = $"{damage}: the box made a new authority, and handhelds have to trust it anew.";
        var made = Make(names, box);
        _kept.Write(made);
        return made;
    }

    private static bool MayVouch(X509Certificate2 authority, string host) =>
        authority.Extensions.FirstOrDefault(one => one.Oid?.Value == ConstraintOid) is { } constraint
        && constraint.RawData.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Permitted(host))) >= 0;

    private static X509Certificate2 Make(BoxNames names, string box)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName($"EdgeAgent {box} (this store only)");
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        extensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        extensions.Add(new X509Extension(ConstraintOid, Constraint(names.Hosts), critical: true));
        return request.CreateSelfSigned(From, Until);
    }

    // Every name below `.local` is a name of the store's own network.
    private static string Permitted(string host) =>
        host.EndsWith(".local", StringComparison.Ordinal) ? "local" : host;

    private static byte[] Constraint(IReadOnlyList<string> hosts)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            foreach (var host in hosts.Select(Permitted).Append("local").Distinct())
                using (writer.PushSequence())
                    writer.WriteCharacterString(
                        UniversalTagNumber.IA5String, host, new Asn1Tag(TagClass.ContextSpecific, 2));
            foreach (var network in BoxNames.Networks)
                using (writer.PushSequence())
                    writer.WriteOctetString(Range(network), new Asn1Tag(TagClass.ContextSpecific, 7));
        }

        return writer.Encode();
    }

    // An address and its mask, one after the other.
    private static byte[] Range(IPNetwork network)
    {
        var address = network.BaseAddress.GetAddressBytes();
        var mask = new byte[address.Length];
        for (var bit = 0; bit < network.PrefixLength; bit++) mask[bit / 8] |= (byte)(0x80 >> (bit % 8));
        return [.. address, .. mask];
    }
}
