// Finds the layout of a message or parameter by its number. Read from the tables once; immutable afterwards.
using System.Collections.Frozen;

namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>All layouts of LLRP 1.0.1 and 1.1, and Impinj's.</summary>
public sealed class LayoutCatalog
{
    /// <summary>Impinj's IANA private enterprise number.</summary>
    public const uint Impinj = 25882;

    private readonly FrozenDictionary<int, ElementLayout> _messages;
    private readonly FrozenDictionary<int, ElementLayout> _parameters;
    private readonly FrozenDictionary<int, ElementLayout> _impinjMessages;
    private readonly FrozenDictionary<int, ElementLayout> _impinjParameters;

    private LayoutCatalog()
    {
        var enumerations = EnumerationTable.Parse();
        FrozenDictionary<int, ElementLayout> Read(params string[] tables) => tables
            .SelectMany(table => LayoutParser.Parse(table, enumerations))
            .ToFrozenDictionary(layout => layout.Type);
        _messages = Read(MessageTable.Text);
        _parameters = Read(
            CapabilityTable.Text, OperationTable.Text, AccessTable.Text, ConfigurationTable.Text, ReportTable.Text,
            EventTable.Text, AirProtocolTable.Text);
        _impinjMessages = Read(ImpinjTable.Messages);
        _impinjParameters = Read(ImpinjTable.Parameters);
    }

    /// <summary>The catalogue.</summary>
    public static LayoutCatalog Standard { get; } = new();

    /// <summary>Every message.</summary>
    public IEnumerable<ElementLayout> Messages => _messages.Values;

    /// <summary>Every parameter of the standard.</summary>
    public IEnumerable<ElementLayout> Parameters => _parameters.Values;

    /// <summary>Every parameter of Impinj, by subtype.</summary>
    public IEnumerable<ElementLayout> ImpinjParameters => _impinjParameters.Values;

    /// <summary>The layout of a message, or null for a number that the standard does not know.</summary>
    public ElementLayout? Message(int type) => _messages.GetValueOrDefault(type);

    /// <summary>The layout of a parameter, or null for a number that the standard does not know.</summary>
    public ElementLayout? Parameter(int type) => _parameters.GetValueOrDefault(type);

    /// <summary>The layout of the data in a vendor's message (type 1023), or null where it is not known.</summary>
    public ElementLayout? VendorMessage(uint vendor, uint subtype) =>
        vendor == Impinj && subtype <= byte.MaxValue ? _impinjMessages.GetValueOrDefault((int)subtype) : null;

    /// <summary>The layout of the data in a vendor's parameter (type 1023), or null where it is not known.</summary>
    public ElementLayout? VendorParameter(uint vendor, uint subtype) =>
        vendor == Impinj && subtype <= int.MaxValue ? _impinjParameters.GetValueOrDefault((int)subtype) : null;
}
