// A certificate with its private key in a file of the state folder, encrypted like every personal datum; the
// cipher's tag is also the check, so that a torn or altered file is never believed.
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Steering;

namespace EdgeAgent.VoicePicking.Headsets.Certificates;

/// <summary>Keeps one certificate.</summary>
internal sealed class SealedCertificate(string path, string kind, PayloadCipher cipher)
{
    /// <summary>What was wrong with the file, as the beginning of a sentence; null where nothing was.</summary>
    public string? Damage { get; private set; }

    /// <summary>The certificate; null where there is none, or none that is whole, which is then set aside.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public X509Certificate2? Read()
    {
        if (!File.Exists(path)) return null;
        if (cipher.Decrypt(0, kind, File.ReadAllBytes(path)) is { } plain)
            return X509CertificateLoader.LoadPkcs12(plain, null, X509KeyStorageFlags.Exportable);
        CheckedFile.SetAside(path);
        Damage = $"{path} is damaged and was set aside";
        return null;
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(X509Certificate2 certificate) =>
        StateFile.Replace(path, cipher.Encrypt(0, kind, certificate.Export(X509ContentType.Pkcs12)));
}
