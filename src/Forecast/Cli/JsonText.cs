using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Forecast.Data;

namespace Forecast.Cli;

/// <summary>Systems as JSON: an array of objects, quantities as numbers, lists as arrays, missing as null.</summary>
public static class JsonText
{
    /// <summary>What every JSON of this program is written with: indented, and letters of any script as they are.</summary>
    internal static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes systems.</summary>
    public static string Write(IEnumerable<MlSystem> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        return Write(json =>
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

    /// <summary>The text that a writer writes.</summary>
    internal static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
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
                json.WriteNumberValue(number);
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
