// A folder that looks like the kernel's IIO sensors: files on the temporary file system, read by the driver as it reads
// those of the kernel.
namespace EdgeAgent.Benchmarks.Hands;

internal sealed class SensorTree : IDisposable
{
    public SensorTree(int sensors)
    {
        for (var sensor = 0; sensor < sensors; sensor++)
        {
            var folder = Directory.CreateDirectory($"{Root}/iio:device{sensor}").FullName;
            File.WriteAllText($"{folder}/name", $"bmp280\n");
            File.WriteAllText($"{folder}/label", $"sensor-{sensor}\n");
            File.WriteAllText($"{folder}/in_temp_input", $"{20_000 + sensor}\n");
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("bench-iio-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
