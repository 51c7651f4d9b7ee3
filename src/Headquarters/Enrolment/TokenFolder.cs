// The tokens on disk: NAME.json when one is made, NAME.used.json when it is used. The second appears whole and once,
// whoever else tries at the same moment: that is what makes a token one-time. It is a link to NAME.use-ID.json, since
// the kernel makes a link for one caller alone, and File.Move without overwriting only looks before it renames.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EdgeAgent.Contracts;

namespace EdgeAgent.Headquarters.Enrolment;

/// <summary>Keeps tokens. Thread-safe, also between processes.</summary>
internal sealed partial class TokenFolder(string folder, TimeProvider time)
{
    private const int NameBytes = 8;
    private const int SecretBytes = 24;

    /// <summary>Makes a token for a box and keeps its hash; gives back the secret, which nobody can ask for.</summary>
    public string Make(BoxAddress box, TimeSpan valid)
    {
        Directory.CreateDirectory(
            folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NameBytes));
        var secret = $"{name}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var record = new TokenRecord(HashOf(secret), box.ToString(), time.GetUtcNow() + valid);
        Write(FileOf(name), JsonSerializer.SerializeToUtf8Bytes(record, TokenJson.Default.TokenRecord));
        return secret;
    }

    /// <summary>The record of a secret; null where there is none like it.</summary>
    public TokenRecord? Find(string secret)
    {
        if (!Form().IsMatch(secret) || !File.Exists(FileOf(NameOf(secret)))) return null;
        var record = JsonSerializer.Deserialize(
            File.ReadAllBytes(FileOf(NameOf(secret))), TokenJson.Default.TokenRecord);
        // The time that the comparison takes says nothing about how much of the secret was right.
        return record is not null && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(record.Hash), Encoding.ASCII.GetBytes(HashOf(secret)))
            ? record
            : null;
    }

    /// <summary>How a secret was used; null where it was not yet.</summary>
    public TokenUse? UseOf(string secret) => File.Exists(UsedFileOf(secret))
        ? JsonSerializer.Deserialize(File.ReadAllBytes(UsedFileOf(secret)), TokenJson.Default.TokenUse)
        : null;

    /// <summary>Uses a secret up; gives back the use that counts: another's where that one came first.</summary>
    public TokenUse Use(string secret, TokenUse use)
    {
        var written = Path.Combine(folder, $"{NameOf(secret)}.use-{Guid.NewGuid():n}.json");
        Write(written, JsonSerializer.SerializeToUtf8Bytes(use, TokenJson.Default.TokenUse));
        try
        {
            File.CreateSymbolicLink(UsedFileOf(secret), Path.GetFileName(written));
            return use;
        }
        catch (IOException) when (UseOf(secret) is TokenUse earlier)
        {
            File.Delete(written);
            return earlier;
        }
    }

    private string FileOf(string name) => Path.Combine(folder, $"{name}.json");

    private string UsedFileOf(string secret) => Path.Combine(folder, $"{NameOf(secret)}.used.json");

    private static string NameOf(string secret) => secret[..secret.IndexOf('.')];

    private static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    [GeneratedRegex(@"^[0-9a-f]{16}\.[0-9a-f]{48}\z")]
    private static partial Regex Form();
}
