// PostgreSQL's programs, called as a user that it accepts: it refuses to run as root.
using System.Diagnostics;

namespace EdgeAgent.TestSupport.Databases;

/// <summary>The programs of the newest PostgreSQL that is installed.</summary>
internal sealed class PostgresPrograms
{
    private const string User = "postgres";
    private const string SwitchUser = "/usr/bin/setpriv";

    private readonly string _folder;

    private PostgresPrograms(string folder) => _folder = folder;

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Finds them; null where they are not installed, or where root has no other user to be.</summary>
    public static PostgresPrograms? Find()
    {
        const string Versions = "/usr/lib/postgresql";
        if (!Directory.Exists(Versions) || (IsRoot && !File.Exists(SwitchUser))) return null;
        var folder = Directory.EnumerateDirectories(Versions)
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "postgres")) && File.Exists(Path.Combine(bin, "initdb")))
            .Order(StringComparer.Ordinal)
            .LastOrDefault();
        return folder is null ? null : new PostgresPrograms(folder);
    }

    /// <summary>Gives a folder to the user that the server runs as.</summary>
    public void Own(string folder)
    {
        if (!IsRoot) return;
        using var change = Process.Start("/bin/chown", [User, folder]);
        change.WaitForExit();
    }

    /// <summary>Starts a program; it goes on.</summary>
    public Process Start(string program, params string[] arguments)
    {
        var path = Path.Combine(_folder, program);
        string[] call = IsRoot
            ? [SwitchUser, $"--reuid={User}", $"--regid={User}", "--clear-groups", path, .. arguments]
            : [path, .. arguments];
        return Process.Start(new ProcessStartInfo(call[0], call[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Calls a program and waits for its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task CallAsync(string program, params string[] arguments)
    {
        var (code, errors) = await RunAsync(program, arguments);
        if (code != 0) throw new InvalidOperationException($"{program} ended with {code}: {errors}");
    }

    /// <summary>Calls a program; true where it succeeded.</summary>
    public async Task<bool> TryAsync(string program, params string[] arguments) =>
        (await RunAsync(program, arguments)).Code == 0;

    private async Task<(int Code, string Errors)> RunAsync(string program, string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }
}
