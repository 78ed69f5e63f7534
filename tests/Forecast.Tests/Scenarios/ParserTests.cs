using System.Globalization;
using Forecast.Scenarios.Language;

namespace Forecast.Tests.Scenarios;

/// <summary>How expressions group, and what type each function gives.</summary>
public class ParserTests
{
    public static TheoryData<string> Functions => [.. FunctionTable.All.Select(function => function.Name)];

    [Theory]
    [InlineData("1 + 2 * 3", "(1 + (2 * 3))")]
    [InlineData("1 - 2 - 3", "((1 - 2) - 3)")]
    [InlineData("2 ^ 3 ^ 2", "(2 ^ (3 ^ 2))")]
    [InlineData("-2 ^ 2", "-(2 ^ 2)")]
    [InlineData("2 ^ -1", "(2 ^ -1)")]
    [InlineData("-a * b", "(-a * b)")]
    [InlineData("1 + 2 to 3 * 4 @ 95%", "((1 + 2) to (3 * 4) @ 0.95)")]
    [InlineData("not a < b and c or d", "((not(a < b) and c) or d)")]
    [InlineData("a + 1 >= b / 2", "((a + 1) >= (b / 2))")]
    [InlineData("1_000.5e-3 + .5 + 5%", "((1.0005 + 0.5) + 0.05)")]
    [InlineData("f(a, b; 0.7, 30%)", "f(a, b; 0.7, 0.3)")]
    [InlineData("discrete(1: 50%, 2: 0.5)", "discrete(1: 0.5, 2: 0.5)")]
    [InlineData("trend(training-compute, from: 2010, frontier: top-10)", "trend(training-compute, from: 2010, frontier: top-10)")]
    [InlineData("training-compute", "(training - compute)")]
    public void Operators_group_as_in_mathematics(string written, string grouped) =>
        Assert.Equal(grouped, Group(ExpressionParser.Parse(ExpressionText.Of("s.yaml", written))));

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_example_of_every_function_has_a_type(string name)
    {
        Function function = FunctionTable.Find(name)!;
        Assert.NotEmpty(Written.Read($"title: a\nyears: 2020..2030\nlet:\n  other: normal(0, 1)\n  x: {function.Example}\nshow: [x]\n").Shown);
        Assert.StartsWith($"{name}(", function.Signature, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 + 2", "a number")]
    [InlineData("5 to 10", "an uncertain number")]
    [InlineData("year * (1 to 2)", "a series over the years")]
    [InlineData("normal(0, 1) < 1", "a condition")]
    [InlineData("year > 2024 and not year > 2026", "a condition over the years")]
    [InlineData("when(year > 2024)", "a date")]
    [InlineData("min(when(year > 2024), when(year > 2025))", "a date")]
    [InlineData("when(year > 2024) < 2026", "a condition")]
    [InlineData("sum(year)", "an uncertain number")]
    [InlineData("max(year, 3)", "a series over the years")]
    [InlineData("at(year > 2024, 2025)", "a condition")]
    [InlineData("if(year > 2024, 1, 0)", "a series over the years")]
    public void Every_expression_has_a_type(string written, string type) => Assert.Equal(type, Written.Of(written).Definitions[0].Type.Words);

    private static string Group(Expression expression) => expression switch
    {
        NumberExpression number => number.Value.ToString(CultureInfo.InvariantCulture),
        NameExpression name => name.Name,
        WordExpression word => word.Word,
        UnaryExpression unary => $"{unary.Operator}{Group(unary.Operand)}",
        BinaryExpression binary => $"({Group(binary.Left)} {binary.Operator} {Group(binary.Right)})",
        BeliefExpression belief => $"({Group(belief.Low)} to {Group(belief.High)}{(belief.Level is null ? "" : $" @ {Group(belief.Level)}")})",
        CallExpression call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Group))}{(call.Tail is null ? "" : $"; {string.Join(", ", call.Tail.Select(Group))}")})",
        _ => throw new InvalidOperationException(),
    };

    private static string Group(Argument argument) => argument.Label is null ? Group(argument.Value) : $"{Group(argument.Label)}: {Group(argument.Value)}";
}
