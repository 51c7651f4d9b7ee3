// WAV files made for tests.
using System.Text;

namespace EdgeAgent.Models.Tests.Speech.Audio;

internal static class WavBytes
{
    public static byte[] Of(
        byte[] sound, int tag = 1, int channels = 1, int rate = 16_000, int bits = 16, uint? size = null)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(36 + sound.Length);
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(16);
        writer.Write((ushort)tag);
        writer.Write((ushort)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write((ushort)bits);
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(size ?? (uint)sound.Length);
        writer.Write(sound);
        return stream.ToArray();
    }

    public static byte[] Pcm16(params short[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];
}
