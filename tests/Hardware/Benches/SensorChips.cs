// What the registers of the simulated sensors hold for a measurement, after the chips' data sheets.
using System.Buffers.Binary;

namespace EdgeAgent.HardwareTests.Benches;

/// <summary>Measurements as the chips give them.</summary>
internal static class SensorChips
{
    // The example of the BMP280's data sheet, section 3.12: with these, 519888 is 25.08 °C and 415148 is 100,653 Pa.
    private static readonly int[] Bmp280Trim =
        [27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000];

    /// <summary>The BMP280's calibration, registers from 0x88 on.</summary>
    public static byte[] Bmp280Calibration { get; } =
        [.. Bmp280Trim.SelectMany(value => new[] { (byte)value, (byte)(value >> 8) })];

    /// <summary>The BMP280's registers from 0xF7 on: pressure as in the data sheet, and a temperature.</summary>
    public static byte[] Bmp280Measures(double celsius) =>
        [.. TwentyBits(415_148), .. TwentyBits(Bmp280Counts(celsius))];

    /// <summary>The LM75's register 0: half degrees in the upper nine bits, the upper byte first.</summary>
    public static ushort Lm75Measures(double celsius) =>
        BinaryPrimitives.ReverseEndianness((ushort)((short)Math.Round(celsius * 2) << 7));

    /// <summary>The VL53L0X's registers 0x1E and 0x1F: millimetres, the upper byte first.</summary>
    public static byte[] Vl53l0xMeasures(int millimetres) => [(byte)(millimetres >> 8), (byte)millimetres];

    /// <summary>The ADS1015's register 0: twelve bits, the upper byte first.</summary>
    public static ushort Ads1015Measures(int counts) => BinaryPrimitives.ReverseEndianness((ushort)(counts << 4));

    // The data sheet's formula gives °C for counts; it rises all the way, so its inverse is found by halving.
    private static int Bmp280Counts(double celsius)
    {
        var (low, high) = (0, (1 << 20) - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Bmp280Celsius(middle) < celsius) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static double Bmp280Celsius(int counts)
    {
        var first = ((counts / 16384.0) - (Bmp280Trim[0] / 1024.0)) * Bmp280Trim[1];
        var root = (counts / 131072.0) - (Bmp280Trim[0] / 8192.0);
        return (first + (root * root * Bmp280Trim[2])) / 5120;
    }

    private static byte[] TwentyBits(int value) => [(byte)(value >> 12), (byte)(value >> 4), (byte)(value << 4)];
}
