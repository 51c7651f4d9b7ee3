// The input side of an ffmpeg command line for a file or a folder of pictures. Only files may be opened: a playlist in
// the folder cannot send ffmpeg to the network.
namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>Files and folders as ffmpeg's input.</summary>
internal static class FileInput
{
    private static readonly string[] PictureKinds = [".jpg", ".jpeg", ".png", ".bmp", ".ppm", ".webp"];

    /// <summary>The arguments, <c>-i</c> included.</summary>
    /// <param name="path">A file, or a folder whose pictures are of one kind.</param>
    /// <param name="repeat">Start anew at the end, for ever.</param>
    /// <exception cref="DeviceFault">Nothing is there, or the folder holds no pictures.</exception>
    public static IReadOnlyList<string> Of(string path, bool repeat = false)
    {
        if (File.Exists(path))
            return [.. Repeated(repeat, "-stream_loop", "-1"), "-protocol_whitelist", "file", "-i", $"file:{path}"];
        if (!Directory.Exists(path))
            throw new DeviceFault($"{path} does not exist: check the path.", RetryAdvice.NeedsPerson);
        var kinds = Directory.EnumerateFiles(path)
            .Select(Path.GetExtension)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kind = PictureKinds.FirstOrDefault(kinds.Contains) ?? throw new DeviceFault(
            $"The folder {path} holds no pictures ({string.Join(", ", PictureKinds)}).", RetryAdvice.NeedsPerson);
        var suffix = string.Concat(kind.Select(letter => char.IsLetter(letter)
            ? $"[{letter}{char.ToUpperInvariant(letter)}]"
            : letter.ToString()));
        return
        [
            .. Repeated(repeat, "-loop", "1"), "-protocol_whitelist", "file", "-f", "image2", "-pattern_type", "glob",
            "-i", $"{Escaped(Path.TrimEndingDirectorySeparator(path))}/*{suffix}",
        ];
    }

    private static string[] Repeated(bool repeat, params string[] how) => repeat ? how : [];

    // glob(7): a bracket, a star or a question mark in the folder's name stands for itself behind a backslash.
    private static string Escaped(string path) =>
        string.Concat(path.Select(letter => letter is '*' or '?' or '[' or '\\' ? $"\\{letter}" : letter.ToString()));
}
