// Bundles made by the real RAUC, signed by authorities of their own.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Appliance.Programs;
using EdgeAgent.Tests.Outbox;

namespace EdgeAgent.Tests.Appliance.Updates.Slots;

/// <summary>A folder with signers and the bundles that they made.</summary>
internal sealed class SignedBundle : IDisposable
{
    private readonly StateFolder _folder = new();

    public string File(string name) => Path.Combine(_folder.Path, name);

    /// <summary>Makes a signer; the certificate is its own authority.</summary>
    public void AddSigner(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(150));
        System.IO.File.WriteAllText(File($"{name}.pem"), certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(File($"{name}.key"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Makes a bundle and says where it is.</summary>
    public async Task<string> MakeAsync(string signer, string manifest)
    {
        var content = Directory.CreateDirectory(File("content")).FullName;
        var image = new byte[200_000];
        new Random(1).NextBytes(image);
        System.IO.File.WriteAllBytes(Path.Combine(content, "root.img"), image);
        System.IO.File.WriteAllText(
            Path.Combine(content, "manifest.raucm"),
            $"[update]\n{manifest}\n\n[bundle]\nformat=verity\n\n[image.root]\nfilename=root.img\n");
        var bundle = File($"{signer}.raucb");
        var made = await ChildProgram.RunAsync(
            "rauc",
            ["bundle", $"--cert={File($"{signer}.pem")}", $"--key={File($"{signer}.key")}", content, bundle],
            CancellationToken.None);
        return made.Code == 0 ? bundle : throw new InvalidOperationException(made.Errors);
    }

    public void Dispose() => _folder.Dispose();
}
