// The real kernel, on files that every Linux has.
using EdgeAgent.Drivers.Kernel;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Kernel;

public sealed class LinuxKernelTests
{
    private readonly LinuxKernel _kernel = new();

    [Fact]
    public void A_missing_file_is_gone_and_a_wrong_call_is_refused_with_its_number()
    {
        var missing = Assert.Throws<KernelFault>(() => _kernel.Open("/dev/no-such-part", FileUse.Read));
        Assert.True(missing.IsGone);
        Assert.Equal("/dev/no-such-part: No such file or directory (error 2)", missing.Message);

        using var nothing = _kernel.Open("/dev/null", FileUse.ReadWrite);
        var fault = Assert.Throws<KernelFault>(() => nothing.Control(0x8044B401, new byte[68]));
        Assert.Equal(ErrorNumber.UnknownControl, fault.Number);
    }

    [Fact]
    public void A_file_is_read_waited_for_and_closed()
    {
        var zero = _kernel.Open("/dev/zero", FileUse.ReadWrite);
        var ready = new bool[1];
        _kernel.Wait([zero], ready, TimeSpan.FromSeconds(5));
        Assert.True(ready[0]);
        var bytes = new byte[] { 1, 2, 3 };
        Assert.Equal(3, zero.Read(bytes));
        Assert.Equal([0, 0, 0], bytes);
        zero.Write(bytes);
        zero.Dispose();
        Assert.Throws<ObjectDisposedException>(() => zero.Read(bytes));
    }

    [Fact]
    public void Names_come_in_order_and_a_missing_folder_has_none()
    {
        Assert.Equal(["null"], _kernel.Names("/dev", "null"));
        Assert.Empty(_kernel.Names("/no-such-folder", ""));
    }
}
