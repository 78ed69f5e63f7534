using System.Globalization;
using System.Text.Json;
using Forecast.Data;
using Forecast.Reports;

namespace Forecast.Cli;

/// <summary>Systems as JSON: an array of objects, quantities as numbers, lists as arrays, missing as null.</summary>
public static class JsonText
{
    /// <summary>Writes systems.</summary>
    public static string Write(IEnumerable<MlSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        return JsonPage.Write(json =>
        {
            json.WriteStartArray();
            foreach (MlSystem system in systems)
            {
                json.WriteStartObject();
                foreach (SystemColumn column in SystemColumn.All)
                {
                    json.WritePropertyName(column.Name);
                    WriteValue(json, column.Value(system));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>Writes the value of a column.</summary>
    internal static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case IReadOnlyList<string> list:
                json.WriteStartArray();
                foreach (string item in list)
                {
                    json.WriteStringValue(item);
                }

                json.WriteEndArray();
                break;
            case double number:
                JsonPage.WriteNumber(json, number);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case DateOnly date:
                json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }
}
