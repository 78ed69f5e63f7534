using Forecast.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Forecast.Tests.Data;

public sealed class RoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back_exactly()
    {
        Gen<string> text = ArbMap.Default.GeneratorFor<NonEmptyString>()
            .Select(s => string.Concat(s.Get.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))).Trim())
            .Where(s => s.Length > 0);
        Gen<double?> quantity = ArbMap.Default.GeneratorFor<NormalFloat>().Select(f => Math.Abs(f.Get) is > 0 and var x ? (double?)x : null);
        Gen<MlSystem> system = text.SelectMany(
            name => quantity,
            (name, compute) => new MlSystem { Id = "x", Name = name, Reference = name, Organizations = [name.Replace(';', ',')], TrainingCompute = compute });
        Check.One(Repeatable.Config.WithMaxTest(200), Prop.ForAll(system.ToArbitrary(), s =>
        {
            MlSystem back = DataFolder.ReadFile(_folder.Write("x.csv", CsvText.Write([s]))).Systems.Single();
            return back.Name == s.Name && back.Reference == s.Reference && back.TrainingCompute.Equals(s.TrainingCompute)
                && back.Organizations.SequenceEqual(s.Organizations);
        }));
    }
}
