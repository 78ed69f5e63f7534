using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forecast.Tests.Reports;

/// <summary>The part of JSON Schema that docs/findings.schema.json uses: type, const, enum, required, properties, additionalProperties, items, $ref.</summary>
internal static class JsonSchema
{
    public static List<string> Violations(string schema, JsonElement value)
    {
        JsonNode root = JsonNode.Parse(schema)!;
        var violations = new List<string>();
        Check(root, root, value, "$", violations);
        return violations;
    }

    private static void Check(JsonNode root, JsonNode schema, JsonElement value, string path, List<string> violations)
    {
        if (schema["$ref"] is { } reference)
        {
            schema = root["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!;
        }

        if (schema["type"] is { } type && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number")))
        {
            violations.Add($"{path}: {TypeOf(value)} where {type.ToJsonString()} is allowed");
            return;
        }

        if (schema["const"] is { } constant && value.GetString() != constant.GetValue<string>())
        {
            violations.Add($"{path}: not {constant}");
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(item => item?.GetValue<string>() == value.GetString()))
        {
            violations.Add($"{path}: {value} is not allowed");
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            CheckObject(root, schema, value, path, violations);
        }

        if (value.ValueKind == JsonValueKind.Array && schema["items"] is { } items)
        {
            int i = 0;
            foreach (JsonElement item in value.EnumerateArray())
            {
                Check(root, items, item, $"{path}[{i++}]", violations);
            }
        }
    }

    private static void CheckObject(JsonNode root, JsonNode schema, JsonElement value, string path, List<string> violations)
    {
        foreach (JsonNode? name in schema["required"]?.AsArray() ?? [])
        {
            if (!value.TryGetProperty(name!.GetValue<string>(), out _))
            {
                violations.Add($"{path}: lacks {name}");
            }
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (schema["properties"]?[property.Name] is { } known)
            {
                Check(root, known, property.Value, $"{path}.{property.Name}", violations);
            }
            else
            {
                violations.Add($"{path}: {property.Name} is not documented");
            }
        }
    }

    private static string[] Types(JsonNode type) =>
        type is JsonArray several ? [.. several.Select(one => one!.GetValue<string>())] : [type.GetValue<string>()];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetUInt64(out _) ? "integer" : "number",
        JsonValueKind.Null => "null",
        _ => "boolean",
    };
}
