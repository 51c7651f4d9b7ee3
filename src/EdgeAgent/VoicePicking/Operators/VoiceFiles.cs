// Operators' own voices: `voices/NUMBER.voice` in the state folder, encrypted, one file each, so that deleting a voice
// deletes all there is of it. They never leave the box, and no support bundle holds one.
using EdgeAgent.Models.Speech;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.VoicePicking.Operators;

/// <summary>Keeps voice templates.</summary>
internal sealed class VoiceFiles(string folder, PayloadCipher cipher)
{
    private readonly string _folder = Path.Combine(folder, "voices");

    /// <summary>
    /// An operator's voice; null where there is none, or where it does not open, and then why, as a sentence.
    /// </summary>
    public (VoiceTemplate? Voice, string? Problem) Load(string number)
    {
        var path = PathOf(number);
        try
        {
            if (!File.Exists(path)) return (null, null);
            var plain = cipher.Decrypt(0, Kind(number), File.ReadAllBytes(path));
            var voice = plain is null ? null : VoiceTemplate.FromBytes(plain);
            return (voice, voice is null ? $"{path} is damaged: the operator is to enrol again." : null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, $"{path} cannot be read ({fault.Message.TrimEnd('.')}).");
        }
    }

    /// <summary>Writes a voice.</summary>
    /// <exception cref="OperatorRefusal">It cannot be written.</exception>
    public void Save(string number, VoiceTemplate voice)
    {
        try
        {
            Directory.CreateDirectory(
                _folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            StateFile.Replace(PathOf(number), cipher.Encrypt(0, Kind(number), voice.ToBytes()));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OperatorRefusal(
                $"The voice cannot be written to {_folder} ({fault.Message.TrimEnd('.')}): make room.", fault);
        }
    }

    /// <summary>Deletes a voice; false where there was none.</summary>
    public bool Delete(string number)
    {
        var path = PathOf(number);
        if (!File.Exists(path)) return false;
        File.Delete(path);
        return true;
    }

    private string PathOf(string number) => OperatorRecord.IsNumber(number)
        ? Path.Combine(_folder, number + ".voice")
        : throw new ArgumentException($"`{number}` is no operator's number.", nameof(number));

    private static string Kind(string number) => $"voice.{number}.v1";
}
