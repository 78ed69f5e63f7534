using Forecast.Gpu.OpenCl;
using Forecast.Gpu.Scalar;
using Forecast.Gpu.Simd;

namespace Forecast.Gpu.Tests.OpenCl;

public class DeviceChoiceTests
{
    [Fact]
    public void Simd_is_what_auto_chooses_for_a_run_of_ordinary_size()
    {
        Assert.Equal((typeof(SimdBackEnd), null), Chosen("auto"));
        Assert.Equal((typeof(SimdBackEnd), null), Chosen("simd"));
        Assert.Equal((typeof(ScalarBackEnd), null), Chosen("scalar"));
    }

    [Fact]
    public void A_device_that_is_not_there_is_replaced_by_simd_with_a_note_of_what_was_looked_for()
    {
        BackEndChoice choice = Gpu.BackEnds.Choose("opencl:99");
        Assert.IsType<SimdBackEnd>(choice.BackEnd);
        Assert.StartsWith($"There is no OpenCL device 99. {DeviceList.Found.Looked}", choice.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cuda")]
    [InlineData("opencl:")]
    [InlineData("opencl:-1")]
    [InlineData("opencl:one")]
    [InlineData("opencl1")]
    [InlineData("simd:single")]
    [InlineData(":single")]
    [InlineData("")]
    public void A_name_that_no_back_end_has_is_an_error_that_lists_those_there_are(string name)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Gpu.BackEnds.Choose(name));
        Assert.Contains($"'{name}'; there are auto, simd, scalar, opencl, opencl:n, and", error.Message, StringComparison.Ordinal);
    }

    [OpenClFact]
    public void A_device_is_chosen_by_its_number_and_the_preferred_one_without()
    {
        Assert.Equal(DeviceList.Found.Preferred, Assert.IsType<OpenClBackEnd>(Gpu.BackEnds.Choose("opencl").BackEnd).Device);
        foreach (OpenClDevice device in DeviceList.Found.Devices.Where(device => device.Doubles != DoubleSupport.None))
        {
            Assert.Equal($"opencl:{device.Number}", Gpu.BackEnds.Choose($"opencl:{device.Number}").BackEnd.Name);
        }
    }

    [OpenClFact]
    public void A_device_says_what_it_is()
    {
        OpenClDevice device = DeviceList.Found.Preferred!;
        Assert.All([device.Platform, device.Name, device.Driver, device.Version], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.True(device is { ComputeUnits: > 0, Memory: > 0, LargestBuffer: > 0 });
        Assert.Contains(device.Name, DeviceList.Found.Looked, StringComparison.Ordinal);
    }

    private static (Type Type, string? Note) Chosen(string name) => (Gpu.BackEnds.Choose(name).BackEnd.GetType(), Gpu.BackEnds.Choose(name).Note);
}
