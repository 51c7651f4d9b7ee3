// Certificates with their keys, as the config names them.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Enrolment;

internal static class EnrolmentFiles
{
    /// <summary>Reads a certificate and its key.</summary>
    /// <exception cref="ConfigRefusal">They cannot be read, or do not belong together.</exception>
    public static X509Certificate2 Read(string name, string file, string key)
    {
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(file), SecretText.Reveal(key));
        }
        catch (Exception fault) when (
            fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new ConfigRefusal(
                $"`enrolment.{name}`: {file} with the key {key} cannot be used: {fault.Message}");
        }
    }
}
