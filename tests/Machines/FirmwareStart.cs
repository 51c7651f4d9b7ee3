// A start as a box in a store does it: UEFI firmware, which finds the boot loader on the disk.
namespace EdgeAgent.Machines;

/// <summary>Starts the first served disk by firmware. A reboot is a reboot, and no end of the machine.</summary>
public sealed record FirmwareStart : IMachineStart
{
    private const string Firmware = "/usr/share/OVMF/OVMF_CODE_4M.fd";
    private const string Variables = "/usr/share/OVMF/OVMF_VARS_4M.fd";

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ArgumentsAsync(string folder)
    {
        // The firmware remembers nothing from one start to the next: the boot loader has to be found anew.
        var variables = Path.Combine(folder, "variables.fd");
        File.Copy(Variables, variables);
        return Task.FromResult<IReadOnlyList<string>>(
        [
            "-drive", $"if=pflash,format=raw,unit=0,readonly=on,file={Firmware}",
            "-drive", $"if=pflash,format=raw,unit=1,file={variables}",
        ]);
    }
}
