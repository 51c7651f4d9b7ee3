// The functions of libpocketsphinx 0.8 (5prealpha) that recognition needs, as declared in pocketsphinx.h, cmd_ln.h,
// err.h.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.Speech.Sphinx.Native;

/// <summary>pocketsphinx and its base library.</summary>
internal static partial class PocketSphinx
{
    private const string Library = "libpocketsphinx.so.3";
    private const string Base = "libsphinxbase.so.3";

    /// <summary>The options that a decoder knows.</summary>
    [LibraryImport(Library, EntryPoint = "ps_args")]
    public static partial nint Options();

    [LibraryImport(Base, EntryPoint = "cmd_ln_parse_r", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Parse(nint into, nint options, int count, string[] words, int strict);

    [LibraryImport(Base, EntryPoint = "cmd_ln_free_r")]
    public static partial int FreeSettings(nint settings);

    [LibraryImport(Base, EntryPoint = "err_set_logfp")]
    public static partial void SetLog(nint file);

    [LibraryImport(Library, EntryPoint = "ps_init")]
    public static partial SphinxHandle Create(nint settings);

    [LibraryImport(Library, EntryPoint = "ps_free")]
    public static partial int Free(nint decoder);

    /// <summary>Adds a word with its phones, separated by blanks.</summary>
    [LibraryImport(Library, EntryPoint = "ps_add_word", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddWord(SphinxHandle decoder, string word, string phones, int update);

    [LibraryImport(Library, EntryPoint = "ps_set_jsgf_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetGrammar(SphinxHandle decoder, string name, string grammar);

    [LibraryImport(Library, EntryPoint = "ps_set_search", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int UseGrammar(SphinxHandle decoder, string name);

    [LibraryImport(Library, EntryPoint = "ps_unset_search", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ForgetGrammar(SphinxHandle decoder, string name);

    [LibraryImport(Library, EntryPoint = "ps_start_utt")]
    public static partial int Start(SphinxHandle decoder);

    [LibraryImport(Library, EntryPoint = "ps_process_raw")]
    public static partial int Process(
        SphinxHandle decoder, ref readonly short samples, nuint count, int noSearch, int whole);

    [LibraryImport(Library, EntryPoint = "ps_end_utt")]
    public static partial int End(SphinxHandle decoder);

    [LibraryImport(Library, EntryPoint = "ps_get_hyp")]
    public static partial nint Words(SphinxHandle decoder, out int score);
}
