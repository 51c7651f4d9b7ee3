// What a sensor measures, and in which unit its values are told: SI units, with °C and % as their usual companions.
namespace EdgeAgent.Drivers.Observations;

/// <summary>A measured quantity.</summary>
public enum Quantity
{
    /// <summary>A plain number, such as a count of pulses or an intensity without a unit.</summary>
    Number,

    /// <summary>In °C.</summary>
    Temperature,

    /// <summary>Relative humidity in %.</summary>
    Humidity,

    /// <summary>In Pa.</summary>
    Pressure,

    /// <summary>In m.</summary>
    Distance,

    /// <summary>In kg.</summary>
    Mass,

    /// <summary>In lx.</summary>
    Illuminance,

    /// <summary>In V.</summary>
    Voltage,

    /// <summary>In A.</summary>
    Current,

    /// <summary>In W.</summary>
    Power,

    /// <summary>In J.</summary>
    Energy,

    /// <summary>In Ω.</summary>
    Resistance,

    /// <summary>In m/s².</summary>
    Acceleration,

    /// <summary>A share of the air in %.</summary>
    Concentration,

    /// <summary>Turns a second, in 1/s.</summary>
    Rotation,
}

/// <summary>Units of quantities.</summary>
public static class Units
{
    /// <summary>The word of the unit for names of figures; empty for plain numbers.</summary>
    public static string Word(Quantity quantity) => quantity switch
    {
        Quantity.Temperature => "celsius",
        Quantity.Humidity or Quantity.Concentration => "percent",
        Quantity.Pressure => "pascals",
        Quantity.Distance => "meters",
        Quantity.Mass => "kilograms",
        Quantity.Illuminance => "lux",
        Quantity.Voltage => "volts",
        Quantity.Current => "amperes",
        Quantity.Power => "watts",
        Quantity.Energy => "joules",
        Quantity.Resistance => "ohms",
        Quantity.Acceleration => "meters_per_second_squared",
        Quantity.Rotation => "turns_per_second",
        _ => "",
    };

    /// <summary>The sign of the unit; empty for plain numbers.</summary>
    public static string Of(Quantity quantity) => quantity switch
    {
        Quantity.Temperature => "°C",
        Quantity.Humidity or Quantity.Concentration => "%",
        Quantity.Pressure => "Pa",
        Quantity.Distance => "m",
        Quantity.Mass => "kg",
        Quantity.Illuminance => "lx",
        Quantity.Voltage => "V",
        Quantity.Current => "A",
        Quantity.Power => "W",
        Quantity.Energy => "J",
        Quantity.Resistance => "Ω",
        Quantity.Acceleration => "m/s²",
        Quantity.Rotation => "1/s",
        _ => "",
    };
}
