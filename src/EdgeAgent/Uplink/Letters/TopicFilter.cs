// Whether a topic matches a filter with `+` for one level (OASIS MQTT 5.0, section 4.7). `#` is not used by boxes.
namespace EdgeAgent.Uplink.Letters;

internal static class TopicFilter
{
    /// <summary>Whether the topic matches.</summary>
    public static bool Matches(string filter, string topic)
    {
        var (wanted, found) = (filter.Split('/'), topic.Split('/'));
        return wanted.Length == found.Length
            && wanted.Zip(found, (level, name) => level == "+" || level == name).All(matches => matches);
    }
}
