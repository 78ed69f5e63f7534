using Forecast.Data;

namespace Forecast.Scenarios.Language;

/// <summary>What <c>trend(…)</c> asks of the dataset.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="From">First year of publication; null for the first there is.</param>
/// <param name="To">Last year of publication; null for the last there is.</param>
/// <param name="Frontier">Which systems count.</param>
/// <param name="HasNoise">Whether each year gets the scatter of a system about the line.</param>
internal sealed record TrendArguments(Measure Measure, int? From, int? To, FrontierRule Frontier, bool HasNoise)
{
    private static readonly string[] _labels = ["from", "to", "frontier", "noise"];

    /// <summary>Reads the arguments of a call.</summary>
    /// <exception cref="ScenarioException">They do not fit.</exception>
    public static TrendArguments Of(CallExpression call, ExpressionText source)
    {
        string signature = FunctionTable.Find("trend")!.Signature;
        if (call.Arguments.Count == 0 || call.Arguments[0] is not { Label: null, Value: WordExpression { Word: var word, Start: int start } })
        {
            throw source.Complaint(call.Arguments.Count == 0 ? call.Start : call.Arguments[0].Value.Start, $"a measure is expected first in {signature}: {string.Join(", ", Measure.All.Select(known => known.Id))}");
        }

        Measure measure = Measure.All.FirstOrDefault(known => known.Id == word)
            ?? throw source.Complaint(start, $"found {ScenarioException.Quote(word)} where a measure is expected ({string.Join(", ", Measure.All.Select(known => known.Id))}){NearestName.Question(word, Measure.All.Select(known => known.Id))}");
        var trend = new TrendArguments(measure, null, null, FrontierRule.All, false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Argument argument in call.Arguments.Skip(1))
        {
            if (argument.Label is not WordExpression { Word: var label })
            {
                throw source.Complaint(argument.Value.Start, $"found an argument without a label where one of {string.Join(", ", _labels.Select(known => known + ":"))} is expected in {signature}");
            }

            if (!_labels.Contains(label, StringComparer.Ordinal) || !seen.Add(label))
            {
                string expected = seen.Contains(label) ? "a second time" : $"where one of {string.Join(", ", _labels)} is expected{NearestName.Question(label, _labels)}";
                throw source.Complaint(argument.Label.Start, $"found {ScenarioException.Quote(label)} {expected}");
            }

            trend = trend.With(label, argument.Value, source);
        }

        return trend;
    }

    private TrendArguments With(string label, Expression value, ExpressionText source)
    {
        switch (label)
        {
            case "from" or "to":
                int year = value is NumberExpression { Value: >= 1900 and <= 2200 } number && number.Value == Math.Floor(number.Value)
                    ? (int)number.Value
                    : throw source.Complaint(value.Start, $"a year from 1900 to 2200 is expected after '{label}:'");
                return label == "from" ? this with { From = year } : this with { To = year };
            case "frontier":
                try
                {
                    return this with { Frontier = FrontierRule.Parse(value is WordExpression { Word: var rule } ? rule : "") };
                }
                catch (InputException)
                {
                    throw source.Complaint(value.Start, "all, record or top-N, such as top-10, is expected after 'frontier:'");
                }

            default:
                return value is WordExpression { Word: "true" or "false" } word
                    ? this with { HasNoise = word.Word == "true" }
                    : throw source.Complaint(value.Start, "true or false is expected after 'noise:'");
        }
    }
}
