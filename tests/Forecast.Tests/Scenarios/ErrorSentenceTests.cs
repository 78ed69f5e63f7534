namespace Forecast.Tests.Scenarios;

/// <summary>What a scenario that cannot be used is told: line, column, what was found, what was expected, the nearest name.</summary>
public class ErrorSentenceTests
{
    private const string Head = "title: a test\nyears: 2020..2030\nlet:\n  stock: 65e12 to 1700e12 @ 95%\n  used: grow(1e13, 40%)\n";

    [Theory]
    [InlineData("  x: 2 * (stock + 1", "'s.yaml', line 6, column 20: found the end of the expression where an operator, ',' or the ')' that closes the '(' of line 6, column 10, is expected.")]
    [InlineData("  x: 2 * ", "'s.yaml', line 6, column 9: found the end of the expression where a number, a name, a function or '(' is expected.")]
    [InlineData("  x: stck * 2", "'s.yaml', line 6, column 6: found 'stck' where a name defined above is expected; did you mean 'stock'?")]
    [InlineData("  x: 2 * nromal(0, 1)", "'s.yaml', line 6, column 10: found 'nromal' where a function is expected; did you mean 'normal'?")]
    [InlineData("  x: 2 stock", "'s.yaml', line 6, column 8: found 'stock' where an operator or the end of the expression is expected.")]
    [InlineData("  x: 2stock", "'s.yaml', line 6, column 7: found 'stock' right after the number 2 where an operator, ',' or ')' is expected; a product is written with *.")]
    [InlineData("  x: normal(0)", "'s.yaml', line 6, column 6: found 1 argument of normal where 2 arguments are expected: normal(mean, sd).")]
    [InlineData("  x: normal", "'s.yaml', line 6, column 6: found the function 'normal' without its arguments where a value is expected: normal(mean, sd).")]
    [InlineData("  x: when(stock >= 5)", "'s.yaml', line 6, column 11: found a condition in when(condition) where a condition over the years, such as used >= stock, is expected.")]
    [InlineData("  x: normal(used, 1)", "'s.yaml', line 6, column 13: found a series over the years as 'mean' of normal(mean, sd) where an uncertain number is expected; at(series, year) takes one year of a series.")]
    [InlineData("  x: 1 < stock < 3", "'s.yaml', line 6, column 16: found '<' where 'and' or 'or' between two comparisons is expected.")]
    [InlineData("  x: stock + (used > 3)", "'s.yaml', line 6, column 15: found a condition over the years after '+' where a series over the years is expected.")]
    [InlineData("  x: 2 to stock", "'s.yaml', line 6, column 11: found an uncertain number after 'to' where a number known before the draws is expected.")]
    [InlineData("  x: 1 to 2 to 3", "'s.yaml', line 6, column 13: found 'to' where the end of the belief: an interval has two ends, 'a to b' is expected.")]
    [InlineData("  x: stock = 3", "'s.yaml', line 6, column 12: found '=' where '==' or another comparison is expected.")]
    [InlineData("  x: 3 $ 4", "'s.yaml', line 6, column 8: found '$', which the language of expressions does not know.")]
    [InlineData("  x: 1e999", "'s.yaml', line 6, column 6: found '1e999' where a number below 1.8e308 is expected.")]
    [InlineData("  x: mixture(stock, 3; 0.5)", "'s.yaml', line 6, column 6: found 1 weight for 2 quantities in mixture(a, b, ...; w1, w2, ...) where as many are expected.")]
    [InlineData("  x: trend(training-comptue, from: 2010)", "did you mean 'training-compute'?")]
    [InlineData("  x: trend(training-compute, form: 2010)", "'s.yaml', line 6, column 30: found 'form' where one of from, to, frontier, noise is expected; did you mean 'from'?")]
    [InlineData("  x: trend(training-compute, frontier: top)", "line 6, column 40: all, record or top-N, such as top-10, is expected after 'frontier:'.")]
    [InlineData("  x: y + 1\n  y: 2", "'s.yaml', line 6, column 6: found 'y', which is not defined above; a name stands above those that use it.")]
    [InlineData("  x: x + 1", "line 6, column 6: found 'x', which is not defined above")]
    [InlineData("  x: |\n    stock\n      + usde", "'s.yaml', line 8, column 9: found 'usde' where a name defined above is expected; did you mean 'used'?")]
    [InlineData("  x: \"2 * stcok\"", "'s.yaml', line 6, column 11: found 'stcok' where a name defined above is expected; did you mean 'stock'?")]
    [InlineData("  2x: 3", "'s.yaml', line 6, column 3: found '2x' where a name of letters, digits and _ is expected, such as stock_2024.")]
    [InlineData("  year: 3", "'s.yaml', line 6, column 3: found 'year' where another name is expected: to, and, or, not, if, year are words of the language.")]
    [InlineData("  stock: 3", "'s.yaml', line 6, column 3: found 'stock' a second time.")]
    [InlineData("  x: [1, 2]", "'s.yaml', line 6, column 6: found a list where the expression of 'x' is expected.")]
    public void An_expression_that_cannot_be_read_names_its_place(string lines, string sentence) =>
        Assert.Contains(sentence, Written.Complaint($"{Head}{lines}\nshow: [stock]\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("title: a\nlets:\n  x: 1\nshow: [x]\n", "'s.yaml', line 2, column 1: found the key 'lets' where one of title, source, seed, draws, years, let, show is expected; did you mean 'let'?")]
    [InlineData("title: a\nlet:\n  xy: 1\nshow: [xz]\n", "'s.yaml', line 4, column 8: found 'xz' where a name of 'let' is expected; did you mean 'xy'?")]
    [InlineData("title: a\nlet:\n  x: 1\n", "'s.yaml', line 1, column 1: the scenario has no 'show:'; title, let and show are expected.")]
    [InlineData("title: a\nyears: 2040..2024\nlet:\n  x: 1\nshow: [x]\n", "'s.yaml', line 2, column 8: found '2040..2024' where a span of 2 to 200 years between 1900 and 2300 is expected, such as 2024..2040.")]
    [InlineData("title: a\ndraws: many\nlet:\n  x: 1\nshow: [x]\n", "'s.yaml', line 2, column 8: found 'many' where a number of draws, from 1 to 1e12, is expected.")]
    [InlineData("title: a\nlet:\n  x: year\nshow: [x]\n", "'s.yaml', line 3, column 6: found 'year' in a scenario without years; 'years: 2024..2040' is expected above 'let'.")]
    [InlineData("title: a\nlet:\n  x: 1\nshow:\n  - name: x\n    quantiles: [2]\n", "'s.yaml', line 6, column 17: found '2' where a quantile between 0 and 1, such as 5%, is expected.")]
    [InlineData("title: a\nlet:\n  x: &a 1\nshow: [x]\n", "'s.yaml', line 3, column 6: found an anchor, an alias or a tag, which a scenario does not use.")]
    [InlineData("- 1\n", "'s.yaml', line 1, column 1: found a list where a map with title, let and show is expected.")]
    [InlineData("", "'s.yaml', line 1, column 1: found an empty file where a scenario is expected: title, let and show.")]
    [InlineData("title: a\n  let: 3\n", "'s.yaml', line 2, column 6: this is not YAML")]
    public void A_file_that_is_no_scenario_is_told_what_it_lacks(string text, string sentence) =>
        Assert.Contains(sentence, Written.Complaint(text), StringComparison.Ordinal);

    [Fact]
    public void Deep_nesting_long_chains_and_large_files_are_refused_in_a_sentence()
    {
        Assert.Contains("nests deeper than 100 levels", Written.Complaint($"{Head}  x: {new string('(', 5000)}\nshow: [x]\n"), StringComparison.Ordinal);
        Assert.Contains("more than 1000 operations", Written.Complaint($"{Head}  x: 1{string.Concat(Enumerable.Repeat(" + 1", 5000))}\nshow: [x]\n"), StringComparison.Ordinal);
        Assert.Contains("nests deeper", Written.Complaint($"{Head}  x: {new string('-', 5000)}1\nshow: [x]\n"), StringComparison.Ordinal);
        Assert.Contains("256 KiB", Assert.Throws<Forecast.Data.InputException>(() => Written.Read(new string('#', 300_000))).Message, StringComparison.Ordinal);
        Assert.Throws<Forecast.Scenarios.ScenarioException>(() => Written.Read(new string('[', 200_000)));
        Assert.Throws<Forecast.Scenarios.ScenarioException>(() => Written.Read(new string('{', 200_000)));
    }
}
