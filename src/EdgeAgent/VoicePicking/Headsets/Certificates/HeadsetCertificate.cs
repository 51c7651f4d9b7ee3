// By which certificate the page for handhelds is known: the config's, or one that the box's own authority issues and
// renews while the box runs, whenever it grows old or the box gets another address.
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.VoicePicking.Headsets.Certificates;

/// <summary>Holds the certificate in force.</summary>
internal sealed class HeadsetCertificate
{
    /// <summary>The file of the box's own certificate.</summary>
    public const string Name = "headset.certificate";

    private const string Kind = "headset.certificate.v1";
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);
    private static readonly TimeSpan Life = TimeSpan.FromDays(397);
    private static readonly TimeSpan Early = TimeSpan.FromDays(30);

    private readonly HeadsetOptions _options;
    private readonly X509Certificate2? _authority;
    private readonly SealedCertificate? _kept;
    private readonly string _box;
    private readonly TimeProvider _time;
    private volatile Issued _issued;

    private HeadsetCertificate(
        HeadsetOptions options, X509Certificate2? authority, SealedCertificate? kept, Issued issued, string box,
        TimeProvider time) =>
        (_options, _authority, _kept, _issued, _box, _time) = (options, authority, kept, issued, box, time);

    /// <summary>What a TLS handshake shows.</summary>
    public SslStreamCertificateContext Context => _issued.Context;

    /// <summary>The box's own authority in PEM, for handhelds to trust; null with a certificate from
    /// elsewhere.</summary>
    public string? AuthorityPem => _authority?.ExportCertificatePem();

    /// <summary>The authority in DER; null with a certificate from elsewhere.</summary>
    public byte[]? AuthorityDer => _authority?.Export(X509ContentType.Cert);

    /// <summary>SHA-256 of the authority, or of the certificate from elsewhere, as handhelds show it.</summary>
    public string Fingerprint => string.Join(
        ':', Convert.ToHexString((_authority ?? _issued.Certificate).GetCertHash(HashAlgorithmName.SHA256)).Chunk(2)
            .Select(pair => new string(pair)));

    /// <summary>The names that the certificate is for.</summary>
    public BoxNames Names => _issued.Names;

    /// <summary>Why handhelds have to trust the box anew: a sentence; null where they need not.</summary>
    public string? Renewed { get; private init; }

    /// <summary>Reads or makes the certificate.</summary>
    /// <exception cref="StartRefusal">It cannot be read or made.</exception>
    public static HeadsetCertificate Open(
        HeadsetOptions options, string box, string stateFolder, PayloadCipher cipher, ISecretSource secrets,
        TimeProvider time)
    {
        try
        {
            var names = BoxNames.Now(options.Names);
            if (options.CertificateFile is { } file)
                return new HeadsetCertificate(
                    options, null, null, Read(file, secrets.Reveal(options.Key!), names), box, time);
            var own = new BoxAuthority(stateFolder, cipher);
            var authority = own.Open(names, box);
            var kept = new SealedCertificate(Path.Combine(stateFolder, Name), Kind, cipher);
            var certificate = kept.Read();
            if (certificate is null || !Fits(certificate, authority, names, time.GetUtcNow()))
                kept.Write(certificate = Issue(authority, names, box, time.GetUtcNow()));
            return new HeadsetCertificate(options, authority, kept, With(certificate, authority, names), box, time)
            {
                Renewed = own.Renewed,
            };
        }
        catch (Exception fault)
            when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartRefusal(
                $"The page for handhelds has no certificate ({fault.Message.TrimEnd('.')}): look at "
                + "`voice-picking: headset: certificate:` and `key:`, both PEM and belonging together, or leave both out and the box makes its own.",
                fault);
        }
    }

    /// <summary>Looks every hour whether the box's own certificate is to be issued anew.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        if (_authority is null) return;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(LookAgain, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            RenewWhereDue();
        }
    }

    /// <summary>Issues the box's own certificate anew where it is old, or the box has a new name.</summary>
    internal void RenewWhereDue()
    {
        var (now, names) = (_time.GetUtcNow(), BoxNames.Now(_options.Names));
        if (Fits(_issued.Certificate, _authority!, names, now)) return;
        var certificate = Issue(_authority!, names, _box, now);
        _issued = With(certificate, _authority!, names);
        try
        {
            _kept!.Write(certificate);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It serves all the same; a browser that trusts this certificate alone is asked again after a restart.
        }
    }

    private static bool Fits(
        X509Certificate2 certificate, X509Certificate2 authority, BoxNames names, DateTimeOffset now)
    {
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        var issuer = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()
            ?.KeyIdentifier;
        var own = authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes;
        return alternatives is not null && issuer is { } by && by.Span.SequenceEqual(own.Span)
            && names.Addresses.All(alternatives.EnumerateIPAddresses().Contains)
            && names.Hosts.All(alternatives.EnumerateDnsNames().Contains)
            && now > certificate.NotBefore && now < certificate.NotAfter - Early;
    }

    private static Issued With(X509Certificate2 certificate, X509Certificate2 authority, BoxNames names) => new(
        certificate, SslStreamCertificateContext.Create(certificate, [authority], offline: true), names);

    private static Issued Read(string file, string key, BoxNames names)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(file);
        if (chain.Count == 0) throw new CryptographicException($"{file} holds no certificate");
        var certificate = X509Certificate2.CreateFromPem(chain[0].ExportCertificatePem(), key);
        chain.RemoveAt(0);
        return new Issued(certificate, SslStreamCertificateContext.Create(certificate, chain, offline: true), names);
    }

    /// <summary>Issues a certificate for these names.</summary>
    internal static X509Certificate2 Issue(
        X509Certificate2 authority, BoxNames names, string box, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName($"EdgeAgent {box}");
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var host in names.Hosts) alternatives.AddDnsName(host);
        foreach (var address in names.Addresses) alternatives.AddIpAddress(address);
        var extensions = request.CertificateExtensions;
        extensions.Add(alternatives.Build());
        extensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        extensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        var from = now.AddDays(-1);
        if (from < authority.NotBefore) from = authority.NotBefore;
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x3F | 0x40);
        using var bare = request.Create(authority, from, from + Life, serial);
        return bare.CopyWithPrivateKey(key);
    }

    private sealed record Issued(X509Certificate2 Certificate, SslStreamCertificateContext Context, BoxNames Names);
}
