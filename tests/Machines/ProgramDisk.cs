// A disk with the program under test, the .NET runtime that it needs, and the test's own tools, as this computer
// has them: the machine reads it, and a new build needs no new image.
using System.Globalization;
using System.Runtime.InteropServices;

namespace EdgeAgent.Machines;

/// <summary>Makes disks that hold a published program.</summary>
public static class ProgramDisk
{
    /// <summary>Where <see cref="Mount"/> puts the disk.</summary>
    public const string Place = "/opt/program";

    /// <summary>The folder of the test's own tools, once mounted.</summary>
    public const string Tools = $"{Place}/tools";

    /// <summary>The agent, once mounted.</summary>
    public const string Agent = $"{Place}/program/edge-agent";

    /// <summary>
    /// Before a program of the disk: runs it as the agent's user with its groups. Compiling is what emulation is worst
    /// at: what is compiled ahead stays as it is, and pages are not mapped twice.
    /// </summary>
    public const string AsAgent =
        $"setpriv --reuid edge-agent --regid edge-agent --init-groups env DOTNET_ROOT={Place}/dotnet "
        + "DOTNET_TieredPGO=0 DOTNET_TC_CallCountingDelayMs=3600000 DOTNET_EnableWriteXorExecute=0 HOME=/tmp";

    /// <summary>Mounts the first further disk in the machine.</summary>
    public const string Mount = $"mkdir -p {Place} && mount -o ro /dev/vdb {Place}";

    /// <summary>Makes an ext4 image with `program/`, `tools/` and `dotnet/`.</summary>
    /// <param name="published">The folder of the published program.</param>
    /// <param name="tools">A folder with what the test itself runs in the machine.</param>
    /// <param name="file">The image.</param>
    public static async Task MakeAsync(string published, string tools, string file)
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.1/
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/'));
        var dotnet = runtime.Parent!.Parent!.Parent!.FullName;
        var staging = Directory.CreateTempSubdirectory("program-").FullName;
        try
        {
            await HostProgram.RunAsync(
                "bash", "-ec",
                """
                mkdir -p "$1/program" "$1/tools" "$1/dotnet/shared"
                cp -r --reflink=auto "$2/." "$1/program"
                cp -r "$5/." "$1/tools"
                cp -r --reflink=auto "$3/host" "$1/dotnet/host"
                for framework in Microsoft.NETCore.App Microsoft.AspNetCore.App; do
                    mkdir "$1/dotnet/shared/$framework"
                    cp -r --reflink=auto "$3/shared/$framework/$4" "$1/dotnet/shared/$framework/$4"
                done
                chmod -R a+rX "$1"
                """,
                "bash", staging, published, dotnet, runtime.Name, tools);
            var bytes = Directory.EnumerateFiles(staging, "*", SearchOption.AllDirectories)
                .Sum(name => new FileInfo(name).Length);
            var megabytes = (bytes / 1_000_000 * 5 / 4 + 16).ToString(CultureInfo.InvariantCulture);
            await HostProgram.RunAsync("truncate", "-s", $"{megabytes}M", file);
            await HostProgram.RunAsync("mke2fs", "-q", "-F", "-t", "ext4", "-O", "^has_journal", "-d", staging, file);
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }
}
