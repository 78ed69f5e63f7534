using BenchmarkDotNet.Attributes;
using Forecast.Data;
using Forecast.Figures;
using Forecast.Studies;
using Forecast.Studies.ComputeTrends;

namespace Forecast.Benchmarks;

/// <summary>The figures of the study compute-trends, laid out and written as SVG.</summary>
public class FigureBenchmark
{
    // What a figure costs does not depend on the number of draws behind it.
    private const int Draws = 100;
    private IReadOnlyList<NamedFigure> figures = [];

    [GlobalSetup]
    public void RunStudy() => figures = new ComputeTrendsStudy().Run(DataFolder.Open(), new StudyPlan(Draws: Draws)).Figures;

    [Benchmark]
    public int RenderAll() => figures.Sum(figure => SvgRenderer.Render(figure.Figure).Length);
}
